"""A text has several spaces in a row.

They come from copying and from joined columns; some channels count and show them.

Bad:

    name: "Harbor  tee"

Good:

    name: Harbor tee

Fix: `omnicat lint --fix` leaves one of them.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
from omnicat.findings import Finding, Fix, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/double-space", Severity.NOTE, __doc__)
_SPACES = re.compile(" {2,}")


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every plain text of one line."""
    if "  " not in product.prose:
        return
    for each in suspects(product, shop, lambda text: "  " in text and "\n" not in text.strip()):
        if each.attribute.type == "text":
            message = f"'{each.attribute.code}' has several spaces in a row"
            fix = Fix(_SPACES.sub(" ", each.text))
            yield finding(RULE, each.where, message, "leave one", subject=each.about, fix=fix)
