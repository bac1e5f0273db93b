"""A category holds no product, nor does any below it.

A shopper who opens it sees an empty page.

Bad: `apparel/hats` in `catalog/categories.yaml`, and no product in it.

Good: a category that products are in.

Fix: put products into it, or remove it.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("category/unused", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every category; of a branch without products its top only."""
    used = {above for path in whole.categories for above in _with_parents(path)}
    for path, category in shop.model.categories.items():
        if path not in used and (not category.parent or category.parent in used):
            message = f"no product is in category '{path}'"
            hint = "put products into it, or remove it"
            yield finding(RULE, category.where, message, hint, subject=Subject("category", path))


def _with_parents(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("/".join(parts[: count + 1]) for count in range(len(parts)))
