"""Something for sale has no main image.

Almost every channel refuses a product without one, and no shopper buys it.

Bad:

    sku: TEE-HARBOR
    status: active

Good:

    sku: TEE-HARBOR
    status: active
    assets: {main: tee-harbor/front.jpg}

Fix: add a photo below `assets/` and name it as `main`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.checks.sellable import lacking
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Node, Product

RULE = Rule("completeness/no-main-image", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The main image of everything active, its own or one from above."""
    if _is_shown(product.root):
        return
    for lack in lacking(product.active, lambda lineage: not any(map(_is_shown, lineage))):
        message = f"{lack.who} {lack.has} no main image"
        where = at(product, lack.node, "assets", "main")
        hint = "add `main` to its assets"
        yield finding(RULE, where, message, hint, subject=Subject("product", lack.node.sku))


def _is_shown(node: Node) -> bool:
    """Whether it has a main image, or pictures that are already on the web."""
    return "main" in node.assets or "source_images" in node.values
