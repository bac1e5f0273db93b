"""A field for a GTIN holds something else.

The channel looks the number up. One that is none, or whose check digit is wrong, gets the listing refused. An
attribute of type gtin is judged where it is said; this rule is for numbers that come from elsewhere.

Bad: `gtin` mapped to an attribute of type text, which says `HP-0042`.

Good: `gtin` mapped to an attribute of type gtin.

Fix: correct the number, or map the field to an attribute that holds GTINs.
"""

from omnicat.attributes.gtin import is_valid
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField
from omnicat.model.listing import FieldValue, Listing

RULE = Rule("channel/bad-gtin", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field of type gtin that isn't made of attributes of that type."""
    if field.type != "gtin":
        return None
    read = frozenset(code for code, attribute in shop.model.attributes.items() if attribute.type == "gtin")

    def judge(value: FieldValue, listing: Listing) -> tuple[Fault, ...]:
        if not read.isdisjoint(value.attributes):
            return ()
        wrong = next((text for text in texts_of(value.value) if not is_valid(text)), None)
        return () if wrong is None else (Fault(f"{quoted(wrong)} is not a GTIN", "correct"),)

    return judge
