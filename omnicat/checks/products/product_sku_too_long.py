"""A SKU is longer than channels take.

Google Merchant Center takes 50 characters, Amazon 40 (their product data specifications, 2026-08). A channel that
is filled by a profile is judged by its own limit; this rule speaks for all other systems a SKU travels through.

Bad: a SKU of 104 characters, made of the product's whole name.

Good:

    sku: TEE-HARBOR-NVY-S

Fix: shorten it, before the product is listed anywhere: channels know a product by its SKU.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/sku-too-long", Severity.ERROR, __doc__)
MOST = 100


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every SKU of a product file."""
    for lineage in product.lineages:
        node = lineage[-1]
        if len(node.sku) > MOST:
            message = f"SKU '{node.sku[:40]}…' has {len(node.sku)} characters, {MOST} are the most"
            hint = "shorten it before the product is listed anywhere"
            yield finding(RULE, at(product, node, "sku"), message, hint, subject=Subject("product", node.sku))
