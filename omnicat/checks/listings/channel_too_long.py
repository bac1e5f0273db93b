"""A text is longer than the channel takes.

Channels cut it off in the middle, or refuse the listing. Some count characters, some bytes: outside of ASCII a letter
has two to four of them. Where a field repeats, the limit is for each, and there may be one for all together.

Bad: a title of 163 characters where the channel takes 150.

Good: a title of up to 150 characters, the most important words first.

Fix: shorten the text, say it another way for this channel (`channels: {name: {attributes: …}}`), or cut it in the
profile's mapping: `title: "{{ name | truncate_words(150) }}"`.
"""

from collections.abc import Sequence
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField
from omnicat.model.listing import FieldValue, Listing

RULE = Rule("channel/too-long", Severity.ERROR, __doc__)
BYTES_A_CHARACTER = 4
"""At most, in UTF-8."""


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text against its limits."""
    bytes_ = None if field.max_bytes is None else field.max_bytes // BYTES_A_CHARACTER
    limits = [each for each in (field.max_chars, field.max_total_chars, bytes_) if each is not None]
    if not limits:
        return None
    harmless = min(limits)

    def judge(value: FieldValue, listing: Listing) -> Sequence[Fault]:
        said = value.value
        if type(said) is str and len(said) <= harmless:
            return ()
        return [*_each(said, field), *_together(said, field)]

    return judge


def _each(said: Any, field: SpecField) -> Sequence[Fault]:
    if field.max_chars is not None or field.max_bytes is not None:
        for text in texts_of(said):
            if message := _too_long(text, field):
                return (Fault(message, "shorten"),)
    return ()


def _together(said: Any, field: SpecField) -> Sequence[Fault]:
    most = field.max_total_chars
    if most is None or (total := _size(said)) <= most:
        return ()
    return (Fault(f"has {total} characters together, {most} are the most", "shorten"),)


def _too_long(text: str, field: SpecField) -> str:
    most, bytes_ = field.max_chars, field.max_bytes
    if most is not None and len(text) > most:
        return f"{quoted(text)} has {len(text)} characters, {most} are the most"
    if bytes_ is not None and len(text) * BYTES_A_CHARACTER > bytes_:
        size = len(text.encode(errors="replace"))
        return f"{quoted(text)} has {size} bytes, {bytes_} are the most" if size > bytes_ else ""
    return ""


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_size(part) for part in value.values())
    return sum(map(_size, value)) if isinstance(value, tuple | list) else len(text_of(value))
