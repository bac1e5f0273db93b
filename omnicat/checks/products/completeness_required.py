"""Something for sale lacks a value that it needs everywhere.

An attribute with `required: true`, and what a family requires in `all`, is needed by every active product of the
family. What is needed by one channel only is told by that channel.

Bad (where the family requires `brand`):

    status: active
    attributes: {name: Harbor tee}

Good:

    status: active
    attributes: {name: Harbor tee, brand: Harbor & Pine}

Fix: add the value, or set the status to draft until there is one.
"""

from collections.abc import Iterator
from functools import partial

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.checks.sellable import lacking, lacks
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.family import Family
from omnicat.model.product import Product

RULE = Rule("completeness/required", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """What the family and the definitions require, for everything active."""
    family = shop.model.families.get(product.family)
    if family is None or not product.active:
        return
    for code in needed(family, product, shop):
        for lack in lacking(product.active, partial(lacks, code)):
            message = f"{lack.who} {lack.has} no '{code}'"
            where, hint = at(product, lack.node, "attributes", code), f"add `{code}`, or set the status to draft"
            yield finding(RULE, where, message, hint, subject=Subject("product", lack.node.sku))


def needed(family: Family, product: Product, shop: Shop) -> tuple[str, ...]:
    """What is needed whatever the channel, nothing fills by default, and the product doesn't say for all below it."""
    known, said = shop.model.attributes, product.root.values
    always = (code for code in family.attributes if code not in said and code in known and known[code].required)
    codes = dict.fromkeys((*family.required.get("all", ()), *always))
    return tuple(code for code in codes if code not in said and code in known and known[code].default is None)
