"""A text holds characters that can't be seen.

Zero-width spaces and byte order marks come along when text is copied out of web pages and documents. They count
towards a channel's limits, break words in search and look like nothing in an editor.

Bad: `Harbor tee` with a zero-width space between the words.

Good: `Harbor tee` with a plain space.

Fix: `omnicat lint --fix` takes them out.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
from omnicat.findings import Finding, Fix, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/invisible-character", Severity.WARNING, __doc__)
# Joiners (U+200C, U+200D) and direction marks belong to some scripts and to emoji.
_LETTERS = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = re.compile(f"[{_LETTERS}]")


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every text that isn't plain ASCII."""
    prose = product.prose
    if prose.isascii() or not any(letter in prose for letter in _LETTERS):
        return
    for each in suspects(product, shop, _UNSEEN.search):
        if unseen := _UNSEEN.search(each.text):
            message = f"'{each.attribute.code}' holds the unseen character U+{ord(unseen[0]):04X}"
            fix = Fix(_UNSEEN.sub("", each.text))
            yield finding(RULE, each.where, message, "take it out", subject=each.about, fix=fix)
