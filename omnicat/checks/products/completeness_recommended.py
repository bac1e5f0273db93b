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
from omnicat.checks.sellable import lacking, lacks
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.family import Family
from omnicat.model.product import Product

RULE = Rule("completeness/recommended", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """What the family recommends in `all`, for everything active."""
    family = shop.model.families.get(product.family)
    if family is None or not product.active:
        return
    for code in wanted(family, product, shop):
        for lack in lacking(product.active, partial(lacks, code)):
            message = f"{lack.who} {lack.has} no '{code}', which is recommended"
            where = at(product, lack.node, "attributes", code)
            yield finding(RULE, where, message, f"add `{code}`", subject=Subject("product", lack.node.sku))


def wanted(family: Family, product: Product, shop: Shop) -> tuple[str, ...]:
    """What is recommended, not required as well, and not said by the product for all below it."""
    codes = [code for code in family.wanted() if code not in product.root.values]
    return tuple(code for code in codes if code in shop.model.attributes and code not in family.needed())
