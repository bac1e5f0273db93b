"""A product says a value for an axis, and every one of its variants says another.

The product's own value is never used: it is what is left of a product that had no variants, and it misleads the
next reader.

Bad:

    attributes: {color: navy}
    variants:
      - {sku: TEE-RED, attributes: {color: red}}
      - {sku: TEE-BLK, attributes: {color: black}}

Good:

    variants:
      - {sku: TEE-RED, attributes: {color: red}}
      - {sku: TEE-BLK, attributes: {color: black}}

Fix: remove the value from the product.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import of_value
from omnicat.checks.sellable import nearest
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("variant/axis-at-product", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The axes that a product with variants says itself."""
    family = shop.model.families.get(product.family)
    if not product.root.variants or family is None:
        return
    for code in (code for code in family.axes if code in product.root.values):
        found = [nearest(code, lineage) for lineage in product.leaves]
        if all(each and each[0] is not product.root for each in found):
            where, subject = of_value(product, product.root, code), Subject("product", product.sku)
            message = f"'{code}' of the product is never used: every variant says its own"
            yield finding(RULE, where, message, "remove it", subject=subject)
