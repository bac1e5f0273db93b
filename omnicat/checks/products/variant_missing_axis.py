"""A variant doesn't say what tells it apart from the others.

Shoppers pick a variant by the axes of its family. One without a value can't be picked, and channels refuse it. An
axis that no variant of a product says isn't used by that product.

Bad (where the family's axes are color and size):

    variants:
      - {sku: TEE-NVY-S, attributes: {color: navy, size: S}}
      - {sku: TEE-NVY-M, attributes: {color: navy}}

Good:

    variants:
      - {sku: TEE-NVY-S, attributes: {color: navy, size: S}}
      - {sku: TEE-NVY-M, attributes: {color: navy, size: M}}

Fix: add the value, at the variant or at a level above it.
"""

from collections.abc import Iterator
from functools import partial

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.checks.sellable import lacking, lacks, nearest
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product, status_of

RULE = Rule("variant/missing-axis", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The axes of every variant that isn't retired."""
    family = shop.model.families.get(product.family)
    if not product.root.variants or family is None:
        return
    sold = tuple(each for each in product.leaves if status_of(each) != "retired")
    used = tuple(code for code in family.axes if any(nearest(code, each) for each in sold))
    for code in used:
        for lack in lacking(sold, partial(lacks, code)):
            message = f"{lack.who} {lack.has} no '{code}', which tells the variants apart"
            where = at(product, lack.node, "attributes", code)
            yield finding(RULE, where, message, f"add `{code}`", subject=Subject("product", lack.node.sku))
