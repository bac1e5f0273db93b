"""A SKU holds white space.

Spreadsheets, scanners and URLs change or drop white space, and then two systems speak of different products.

Bad:

    sku: TEE HARBOR

Good:

    sku: TEE-HARBOR

Fix: write a dash instead, before the product is listed anywhere: channels know a product by its SKU.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/sku-white-space", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every SKU of a product file."""
    for lineage in product.lineages:
        node = lineage[-1]
        if any(letter.isspace() for letter in node.sku):
            message = f"SKU '{node.sku}' holds white space"
            hint = f"write '{'-'.join(node.sku.split())}', before it is listed anywhere"
            yield finding(RULE, at(product, node, "sku"), message, hint, subject=Subject("product", node.sku))
