"""A photo has a border around it.

On a page of white cards it looks like a mistake, and many channels refuse it. A border is found where all four sides
begin with a straight, unbroken edge at the same small distance (0.4 to 8 percent): a band of another colour than white,
or a line behind which the background goes on. It was found in none of 698 product photos without one, and in two of
three with one laid around.

Bad: a product on white with a black line around it.

Good: the product on white.

Fix: cut it off in an editor, or with `crop` in the record beside the file.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.originals import about, looked_at
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("asset/border", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every original without a part that is chosen."""
    for asset, looks in looked_at(shop):
        if looks.frame and asset.crop is None:
            message = f"'assets/{asset.path}' has a border around it"
            yield about(RULE, asset, message, "cut it off, in an editor or with `crop` in its record")
