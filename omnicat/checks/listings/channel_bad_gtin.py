"""A field for a GTIN holds something else.

The channel looks the number up. One that is none, or whose check digit is wrong, gets the listing refused. An
attribute of type gtin is judged where it is said; this rule is for numbers that come from elsewhere.

Bad: `gtin` mapped to an attribute of type text, which says `HP-0042`.

Good: `gtin` mapped to an attribute of type gtin.

Fix: correct the number, or map the field to an attribute that holds GTINs.
"""

from collections.abc import Iterator

from omnicat.attributes.gtin import is_valid
from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/bad-gtin", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field of type gtin that isn't made of attributes of that type."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    known = shop.model.attributes
    for each in shown.written(shop):
        if each.field.type != "gtin" or any(known[code].type == "gtin" for code in each.value.attributes):
            continue
        wrong = next((text for text in texts_of(each.value.value) if not is_valid(text)), None)
        if wrong is not None:
            yield refused(each, f"{quoted(wrong)} is not a GTIN", made_of(each, "correct"))
