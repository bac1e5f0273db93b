"""A product that is for sale is in no category.

Shoppers don't find it by browsing, and channels don't learn what kind of thing it is.

Bad:

    sku: TEE-HARBOR
    family: tee
    status: active

Good:

    sku: TEE-HARBOR
    family: tee
    status: active
    categories: [apparel/tees]

Fix: add `categories` with the path of a category.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/no-categories", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The categories of a product for sale, where the catalog has any."""
    if shop.model.categories and not product.root.raw.get("categories") and product.active:
        hint = "add `categories: […]` with the path of a category"
        message = f"'{product.sku}' is in no category"
        yield finding(RULE, at(product, product.root, "sku"), message, hint, subject=Subject("product", product.sku))
