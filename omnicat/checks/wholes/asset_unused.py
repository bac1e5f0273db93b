"""A file of the asset library is used by no product.

Every clone and every build carries it along.

Bad: `assets/tee-harbor/old-front.jpg`, which no product names.

Good: a file that a product uses in a role, or in an attribute.

Fix: use it, or delete it: git keeps it in the history. What is there on purpose goes below `lint: ignore` in
`catalog/catalog.yaml`, with its path.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("asset/unused", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every original."""
    for path in whole.unused_assets:
        message = f"no product uses 'assets/{path}'"
        hint = "use it, or delete it"
        yield finding(RULE, Location(f"assets/{path}"), message, hint, subject=Subject("asset", path))
