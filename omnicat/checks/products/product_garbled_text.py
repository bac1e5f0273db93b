"""A text was read in the wrong encoding on its way here.

`Ã¤` stands where `ä` was: UTF-8 that some program took for Windows-1252. Shoppers see it as it is.

Bad:

    name: BÃ¤renfell

Good:

    name: Bärenfell

Fix: `omnicat lint --fix` puts it right; then import the source again as UTF-8.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
from omnicat.findings import Finding, Fix, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/garbled-text", Severity.WARNING, __doc__)
# The first byte of a letter in UTF-8 as Windows-1252 shows it, and a byte that may follow.
_FIRST = "ÂÃÄÅâ"
_SUSPECT = re.compile(f"[{_FIRST}][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]").search


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every text that isn't plain ASCII."""
    prose = product.prose
    if prose.isascii() or not any(letter in prose for letter in _FIRST):
        return
    for each in suspects(product, shop, _SUSPECT):
        if (suspect := _SUSPECT(each.text)) and (right := _mended(each.text)):
            message = f"'{_around(each.text, suspect.start())}' was read in the wrong encoding"
            hint = f"write '{_around(right, suspect.start())}'"
            yield finding(RULE, each.where, message, hint, subject=each.about, fix=Fix(right))


def _mended(text: str) -> str:
    """The text as it was meant; empty where it isn't UTF-8 taken for something else."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def _around(text: str, place: int) -> str:
    """The words at a place of a text; what comes before the first slip is the same before and after mending."""
    start, end = max(0, place - 15), place + 15
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
