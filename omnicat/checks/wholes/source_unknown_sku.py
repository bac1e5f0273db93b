"""The stock says a quantity of something that the catalog doesn't have.

Mostly a SKU is misspelled on one side: then the product counts as not tracked, and is sold whatever there is.

Bad (the product is TEE-HARBOR-NVY-S):

    TEE-HARBOR-NAVY-S,berlin,12

Good:

    TEE-HARBOR-NVY-S,berlin,12

Fix: correct the SKU, or remove the row.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("source/unknown-sku", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every SKU that has a quantity."""
    known = Nearby(whole.skus)
    for sku in shop.stock.quantities:
        if sku not in whole.skus:
            where = shop.stock.places.get(sku, Location("catalog/inventory.csv"))
            message = f"product '{sku}' does not exist"
            yield finding(RULE, where, message, known.hint(sku), subject=Subject("product", sku))
