"""How long a text may become while a template is rendered."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

CHARACTERS = 1_000_000
"""How long one rendering, or one text made on the way, may become."""


class TooMuchWork(SecurityError):
    """A template that would loop or grow without end."""


def bounded_text(chunks: Iterable[str], between: str = "") -> str:
    """The chunks as one text, refused when it grows beyond all reason."""
    parts: list[str] = []
    size = 0
    for chunk in chunks:
        size += len(chunk) + len(between)
        if size - len(between) > CHARACTERS:
            raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
        parts.append(chunk)
    return between.join(parts)


def bounded_block(chunks: Iterable[str]) -> str:
    """The chunks of a block of a template, whose work is counted while it makes them, as one text."""
    text = "".join(chunks)
    if len(text) > CHARACTERS:
        raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
    return text


def as_text(value: Any) -> str:
    """A value as a person would write it: nothing for None, all digits of a decimal, commas between several."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        raise SecurityError("a mapping can't be written as a text: name one of its parts")
    if isinstance(value, Iterable):
        return bounded_text(_texts(value), ", ")
    return str(value)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    return (as_text(each) for each in values)
