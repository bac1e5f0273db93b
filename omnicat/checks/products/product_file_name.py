"""A product's file is not named for its SKU.

Nothing depends on the name, but people look for a product by it, and a review lists it.

Bad: `sku: TEE-HARBOR` in `catalog/products/new-shirt-2.yaml`.

Good: `sku: TEE-HARBOR` in `catalog/products/tee-harbor.yaml`.

Fix: rename the file with `git mv`. Upper and lower case, and signs that file names can't hold, don't matter.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/file-name", Severity.NOTE, __doc__)
_SIGNS = re.compile(r"[\W_]+")


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The name of the file."""
    stem = product.path.rpartition("/")[2].rpartition(".")[0]
    if _flat(stem) != _flat(product.sku):
        name = re.sub(r"[^\w.-]+", "-", product.sku).lower()
        message = f"'{product.sku}' is in a file named '{stem}'"
        hint = f"rename the file to {name}.yaml"
        yield finding(RULE, at(product, product.root, "sku"), message, hint, subject=Subject("product", product.sku))


def _flat(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
