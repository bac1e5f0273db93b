"""A product has a single variant.

It is shown as a choice of one. That is right where more will follow; otherwise the product can say it all itself.

Bad:

    sku: MUG
    variants:
      - {sku: MUG-1, attributes: {color: white}}

Good:

    sku: MUG-1
    attributes: {color: white}

Fix: move what the variant says up to the product, keeping the SKU that is sold.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("variant/only-one", Severity.NOTE, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The number of variants that are sold."""
    if product.root.variants and len(sold := product.leaves) == 1:
        where = at(product, sold[0][-1], "sku")
        message = f"'{product.sku}' has a single variant, '{sold[0][-1].sku}'"
        hint = "move what it says up to the product, with its SKU"
        yield finding(RULE, where, message, hint, subject=Subject("product", product.sku))
