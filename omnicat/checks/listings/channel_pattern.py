"""A text is not of the form that the channel takes.

Bad (Google takes up to three colours with slashes between them, no digits):

    color: Navy #1b2a49

Good:

    color: Navy

Fix: write the value in that form, or turn it into that form in the profile's mapping.
"""

from omnicat.attributes.limits import compiled
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField
from omnicat.model.listing import FieldValue, Listing

RULE = Rule("channel/pattern", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text against its field's pattern, as a whole."""
    pattern = compiled(field.pattern) if field.pattern else None
    if pattern is None:
        return None
    fits = pattern.fullmatch

    def judge(value: FieldValue, listing: Listing) -> tuple[Fault, ...]:
        if type(value.value) is str and fits(value.value):
            return ()
        other = next((text for text in texts_of(value.value) if not fits(text)), None)
        return () if other is None else (Fault(f"{quoted(other)} is not of the form '{field.pattern}'", "change"),)

    return judge
