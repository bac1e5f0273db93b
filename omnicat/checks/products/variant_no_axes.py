"""A product has variants, but its family doesn't say what tells them apart.

Without axes a channel can't offer a choice: it would list the same thing several times.

Bad:

    family: mug
    attributes: [name, price, color]

Good:

    family: mug
    attributes: [name, price, color]
    axes: [color]

Fix: add `axes` to the family, or make each variant a product of its own.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("variant/no-axes", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The family of a product with variants."""
    family = shop.model.families.get(product.family)
    if product.root.variants and family is not None and not family.axes:
        message = f"'{product.sku}' has variants, but family '{family.code}' has no axes"
        where, hint = at(product, product.root, "family"), f"add `axes` to family '{family.code}'"
        yield finding(RULE, where, message, hint, subject=Subject("product", product.sku))
