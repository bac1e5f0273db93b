"""A plain text holds HTML.

An attribute of type text is shown letter for letter: shoppers would read `<b>` and `&nbsp;`.

Bad (where `name` is of type text):

    name: Harbor tee <b>organic</b>

Good:

    name: Harbor tee, organic

Fix: take the HTML out, or make the attribute `rich_text`.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
from omnicat.findings import Finding, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/html-in-text", Severity.WARNING, __doc__)
_HTML = re.compile(
    r"</?(?:p|br|b|i|u|ul|ol|li|strong|em|div|span|a|h[1-6]|table|tr|td|font|img)(?:\s[^<>]*)?/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|apos|[a-z]{1,5}(?:uml|acute|grave|circ)|ndash|mdash|rsquo|lsquo|#x?[0-9a-f]+);",
    re.IGNORECASE,
).search


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every plain text."""
    for each in suspects(product, shop, _html_in):
        if each.attribute.type == "text" and (html := _html_in(each.text)):
            message = f"'{html[0]}' in '{each.attribute.code}' is HTML, and the attribute is plain text"
            hint = "take it out, or make the attribute `rich_text`"
            yield finding(RULE, each.where, message, hint, subject=each.about)


def _html_in(text: str) -> re.Match[str] | None:
    return _HTML(text) if "<" in text or "&" in text else None
