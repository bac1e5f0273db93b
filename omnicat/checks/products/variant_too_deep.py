"""Variants are nested more than two levels deep.

Two levels, such as colour and size, are what channels and shoppers understand; the SKU of each level in between
would be one more thing that is never sold.

Bad: a product with variants by colour, in them variants by size, in them variants by length.

Good: a product with variants by colour, in them variants by size and length.

Fix: put the lowest variants into the level above, each with all its values.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("variant/too-deep", Severity.ERROR, __doc__)
DEEPEST = 2


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The first level that is too deep, of each branch."""
    for lineage in product.lineages:
        node = lineage[-1]
        if node.level == DEEPEST + 1:
            message = f"'{node.sku}' is a variant {node.level} levels below '{product.sku}'"
            hint = f"move it into the variants of '{lineage[-3].sku}'"
            yield finding(RULE, at(product, node, "sku"), message, hint, subject=Subject("product", node.sku))
