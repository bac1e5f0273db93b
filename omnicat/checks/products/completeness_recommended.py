"""Something for sale lacks a value that its family recommends.

Bad (where the family recommends `weight`):

    attributes: {name: Harbor tee}

Good:

    attributes: {name: Harbor tee, weight: 180 g}

Fix: add the value.
"""

from collections.abc import Iterator
from functools import partial

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.checks.sellable import for_sale, lacking, lacks
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("completeness/recommended", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """What the family recommends in `all`, for everything active."""
    family = shop.model.families.get(product.family)
    if family is None or not (sold := for_sale(product)):
        return
    for code in (each for each in family.wanted() if each in shop.model.attributes and each not in family.needed()):
        for lack in lacking(sold, partial(lacks, code)):
            message = f"{lack.who} {lack.has} no '{code}', which is recommended"
            where = at(product, lack.node, "attributes", code)
            yield finding(RULE, where, message, f"add `{code}`", subject=Subject("product", lack.node.sku))
