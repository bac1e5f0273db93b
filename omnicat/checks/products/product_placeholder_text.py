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
from functools import lru_cache

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
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
    for each in suspects(product, shop, _is_placeholder if _may_be_latin(product.prose) else _is_word):
        shown = each.text if len(each.text) <= 30 else f"{each.text[:29]}…"
        message = f"'{shown}' is a placeholder for '{each.attribute.code}'"
        yield finding(RULE, each.where, message, "write the text, or remove the value", subject=each.about)


def _is_placeholder(text: str) -> bool:
    return _is_word(text) or _is_latin(text)


def _is_word(text: str) -> bool:
    return len(text) < 30 and _is_said_of_nothing(text)


@lru_cache(maxsize=4096)
def _is_said_of_nothing(text: str) -> bool:
    """Most short texts are said by many products: colours, sizes, materials."""
    return _WORDS(text) is not None


def _is_latin(text: str) -> bool:
    return _LATIN in text.casefold()


def _may_be_latin(prose: str) -> bool:
    """Whether it is worth the folding of all letters."""
    return any(middle in prose for middle in ("m i", "m I", "M i", "M I"))
