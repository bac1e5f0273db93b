"""A text is not of the form that the channel takes.

Bad (Google takes up to three colours with slashes between them, no digits):

    color: Navy #1b2a49

Good:

    color: Navy

Fix: write the value in that form, or turn it into that form in the profile's mapping.
"""

from typing import Any

from omnicat.attributes.limits import compiled
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/pattern", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text against its field's pattern, as a whole."""
    pattern = compiled(field.pattern) if field.pattern else None
    if pattern is None:
        return None
    fits = pattern.fullmatch

    def judge(said: Any) -> tuple[Fault, ...]:
        if type(said) is str and fits(said):
            return ()
        other = next((text for text in texts_of(said) if not fits(text)), None)
        return () if other is None else (Fault(f"{quoted(other)} is not of the form '{field.pattern}'", "change"),)

    return judge
