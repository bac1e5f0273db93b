"""Values as the text that stands in a cell, and the characters that no feed may hold."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for (section 2.2, Char): control characters, lone surrogates, U+FFFE and U+FFFF."""

UTF_8 = "utf-8"
REPLACEMENT = "\ufffd"


_MARKED = bytes(byte if byte >= 0x20 or byte in b"\t\n\r" else 0x20 for byte in range(0x100))
"""Each byte as it is, but another one for control characters."""


def encode(text: str) -> bytes:
    """UTF-8, with a visible sign for what no feed may hold; a check told of it before."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return UNPRINTABLE.sub(REPLACEMENT, text).encode()
    if raw.translate(_MARKED) != raw or (not text.isascii() and ("\ufffe" in text or "\uffff" in text)):
        return UNPRINTABLE.sub(REPLACEMENT, text).encode()
    return raw


def encode_as(text: str, encoding: str) -> bytes:
    """Another encoding, with a question mark for what it has no place for; a check told of it before."""
    return UNPRINTABLE.sub(REPLACEMENT, text).encode(encoding, errors="replace")


def scalar(value: Any) -> str:
    """One value as text: decimals with the digits they were written in, nothing for None."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def values_of(value: Any) -> tuple[Any, ...]:
    """A repeated value's values; one value as itself alone, None as none."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def parts_of(value: Any, names: Iterable[str]) -> tuple[Any, ...]:
    """A group's parts in that order, None where one is missing; a plain value is the first part."""
    return tuple(value.get(name) for name in names) if isinstance(value, Mapping) else (value,)
