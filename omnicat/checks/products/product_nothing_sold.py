"""A product is active, but none of its variants is.

No channel shows it, although its status says that it is for sale.

Bad:

    status: active
    variants:
      - {sku: TEE-NVY-S, status: retired}

Good:

    status: retired
    variants:
      - {sku: TEE-NVY-S}

Fix: retire the product, or set one of the variants to active.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/nothing-sold", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The status of an active product's variants."""
    if product.root.status == "active" and product.root.variants and not product.active:
        message = f"'{product.sku}' is active, but none of its variants is"
        hint = "retire the product, or set a variant to active"
        where = at(product, product.root, "status")
        yield finding(RULE, where, message, hint, subject=Subject("product", product.sku))
