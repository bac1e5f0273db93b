"""A product's name is in capitals only.

It reads as shouting; Google and Amazon ask for ordinary case and may change or refuse the title.

Bad:

    name: HARBOR ORGANIC TEE

Good:

    name: Harbor organic tee

Fix: write the name as a sentence. Short names and names of one word may be in capitals.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.texts import suspects
from omnicat.findings import Finding, Rule, Severity, finding
from omnicat.model.product import Product

RULE = Rule("product/shouting-name", Severity.WARNING, __doc__)
LEAST_LETTERS = 12


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The names of a product and its variants, in every locale and channel."""
    for each in suspects(product, shop, lambda text: " " in text and text.isupper()):
        if each.attribute.code == "name":
            words = [word for word in each.text.split() if word.isalpha() and len(word) > 3]
            if len(words) > 1 and sum(map(len, words)) >= LEAST_LETTERS:
                message = f"'{each.text[:60]}' is in capitals only"
                yield finding(RULE, each.where, message, "write it as a sentence", subject=each.about)
