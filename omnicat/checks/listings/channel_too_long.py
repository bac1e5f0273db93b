"""A text is longer than the channel takes.

Channels cut it off in the middle, or refuse the listing. Some count characters, some bytes: outside of ASCII a letter
has two to four of them. Where a field repeats, the limit is for each, and there may be one for all together.

Bad: a title of 163 characters where the channel takes 150.

Good: a title of up to 150 characters, the most important words first.

Fix: shorten the text, say it another way for this channel (`channels: {name: {attributes: …}}`), or cut it in the
profile's mapping: `title: "{{ name | truncate_words(150) }}"`.
"""

from collections.abc import Iterator
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
    limits = [each for each in (field.max_chars, field.max_total_chars) if each is not None]
    if field.max_bytes is not None:
        limits.append(field.max_bytes // BYTES_A_CHARACTER)
    if not limits:
        return None
    harmless = min(limits)

    def judge(value: FieldValue, listing: Listing) -> tuple[Fault, ...]:
        said = value.value
        return () if type(said) is str and len(said) <= harmless else tuple(_faults(said, field))

    return judge


def _faults(said: Any, field: SpecField) -> Iterator[Fault]:
    if field.max_chars is not None or field.max_bytes is not None:
        message = next((wrong for text in texts_of(said) if (wrong := _too_long(text, field))), "")
        if message:
            yield Fault(message, "shorten")
    if field.max_total_chars is not None and (total := _size(said)) > field.max_total_chars:
        yield Fault(f"has {total} characters together, {field.max_total_chars} are the most", "shorten")


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
