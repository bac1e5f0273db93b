"""A text is shorter than the channel takes.

Bad: a description of 12 characters where the channel asks for 50.

Good: a description of two or three sentences.

Fix: write more, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/too-short", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text against the least it has to have."""
    least = field.min_chars or 0
    if least < 2:
        return None

    def judge(said: Any) -> tuple[Fault, ...]:
        for text in texts_of(said):
            if 0 < len(text) < least:
                return (Fault(f"{quoted(text)} has {len(text)} characters, {least} are the least", "lengthen"),)
        return ()

    return judge
