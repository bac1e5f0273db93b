"""A text is longer than the channel takes.

Channels cut it off in the middle, or refuse the listing. Some count characters, some bytes: outside of ASCII a letter
has two to four of them. Where a field repeats, the limit is for each, and there may be one for all together.

Bad: a title of 163 characters where the channel takes 150.

Good: a title of up to 150 characters, the most important words first.

Fix: shorten the text, say it another way for this channel (`channels: {name: {attributes: …}}`), or cut it in the
profile's mapping: `title: "{{ name | truncate_words(150) }}"`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.faults import Fault, Judge, joined, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/too-long", Severity.ERROR, __doc__)
BYTES_A_CHARACTER = 4
"""At most, in UTF-8."""


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text against its limits; of a grouped field, those of its parts too."""
    whole, parts = _of_whole(field), {name: part.max_chars for name, part in field.group.items() if part.max_chars}
    if not parts:
        return whole
    return lambda said: (*_parts(said, parts), *(whole(said) if whole else ()))


def _of_whole(field: SpecField) -> Judge | None:
    most = _sure(field)
    total = field.max_total_chars
    if most is None and total is None:
        return None
    harmless = min(each for each in (most, total) if each is not None)

    def judge(said: Any) -> Sequence[Fault]:
        together = said if type(said) is str else joined(said)
        if together is not None and len(together) <= harmless:
            return ()
        texts = texts_of(said) if most is not None else ()
        found = _each(texts, field) if most is not None and max(map(len, texts), default=0) > most else ()
        return found if total is None else (*found, *_together(said, total))

    return judge


def _sure(field: SpecField) -> int | None:
    """So many characters are never too long, in bytes neither."""
    bytes_ = None if field.max_bytes is None else field.max_bytes // BYTES_A_CHARACTER
    return min((each for each in (field.max_chars, bytes_) if each is not None), default=None)


def _each(texts: Iterable[str], field: SpecField) -> tuple[Fault, ...]:
    message = next((wrong for text in texts if (wrong := _too_long(text, field))), "")
    return (Fault(message, "shorten"),) if message else ()


def _parts(said: Any, most_of: Mapping[str, int]) -> Iterator[Fault]:
    for group in said if isinstance(said, tuple | list) else (said,):
        for name, most in most_of.items() if isinstance(group, Mapping) else ():
            size = len(text_of(group.get(name)))
            if size > most:
                yield Fault(f"part '{name}' has {size} characters, {most} are the most", "shorten")


def _together(said: Any, most: int) -> tuple[Fault, ...]:
    total = _size(said)
    if total <= most:
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
    if type(value) is str:
        return len(value)
    if isinstance(value, dict):
        return sum(_size(part) for part in value.values())
    return sum(map(_size, value)) if isinstance(value, tuple | list) else len(text_of(value))
