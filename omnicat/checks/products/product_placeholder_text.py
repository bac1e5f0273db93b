"""A text is a placeholder that someone meant to replace.

Shoppers would read it. Google Merchant Center refuses products whose title or brand is such a word.

Bad:

    attributes: {brand: N/A, description: Lorem ipsum dolor sit amet}

Good:

    attributes: {brand: Harbor & Pine}

Fix: write the text, or remove the value until there is one.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import texts
from omnicat.findings import Finding, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/placeholder-text", Severity.WARNING, __doc__)
_WORDS = re.compile(
    r"(?:<p>)?\s*(?:tbd|tba|tbc|todo|to do|fixme|n/?a|n\.a\.|xx+|asdf\w*|test|placeholder|not available|coming soon"
    r"|null|undefined|nan|\?+|\.{3,}|-{2,})\s*(?:</p>)?",
    re.IGNORECASE,
).fullmatch
_LATIN = "lorem ipsum"


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every text, as a whole; the usual dummy text anywhere in it."""
    for each in texts(product, shop):
        if (len(each.text) < 30 and _WORDS(each.text)) or _LATIN in each.text.casefold():
            shown = each.text if len(each.text) <= 30 else f"{each.text[:29]}…"
            message = f"'{shown}' is a placeholder for '{each.attribute.code}'"
            yield finding(RULE, each.where, message, "write the text, or remove the value", subject=each.about)
