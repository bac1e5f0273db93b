"""The stock says a quantity of a product that is sold by its variants.

The product itself is never sold, so this quantity counts for nothing.

Bad (where TEE-HARBOR has variants):

    TEE-HARBOR,berlin,40

Good:

    TEE-HARBOR-NVY-S,berlin,12
    TEE-HARBOR-NVY-M,berlin,28

Fix: say the stock of each variant.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("source/stock-of-parent", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every product with variants that has a quantity."""
    for sku in whole.stocked_parents:
        where = shop.stock.places.get(sku, Location("catalog/inventory.csv"))
        message = f"'{sku}' is sold by its variants, so its own stock counts for nothing"
        hint = "say the stock of each variant"
        yield finding(RULE, where, message, hint, subject=Subject("product", sku))
