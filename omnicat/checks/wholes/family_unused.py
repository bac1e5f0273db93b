"""A family has no product, nor does any that inherits from it.

Bad: `catalog/families/hat.yaml`, and no product with `family: hat`.

Good: a family that products are of.

Fix: delete the file, or keep it for the products to come.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("family/unused", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every family."""
    families = shop.model.families
    used: set[str] = set()
    for code in whole.families:
        while code in families and code not in used:
            used.add(code)
            code = families[code].parent
    for code, family in families.items():
        if code not in used:
            subject = Subject("family", code)
            yield finding(RULE, family.where, f"no product is of family '{code}'", "delete it", subject=subject)
