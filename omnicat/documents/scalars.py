"""What a plain word or number in a catalog file means, and how a value is written back with the same digits."""

import re
from decimal import Decimal
from typing import TypeAlias, Union

from omnicat.errors import OmnicatError

Scalar: TypeAlias = bool | int | Decimal | str | None
Data: TypeAlias = Union[Scalar, "list[Data]", "dict[str, Data]"]

MOST_DIGITS = 4000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?").fullmatch
_NUMBER_BEGINS = frozenset("-0123456789")


def typed(plain: str) -> Scalar:
    """The value of an unquoted scalar. What is not plainly a number, a boolean or null is text."""
    if not plain:
        return None
    if plain[0] not in _NUMBER_BEGINS:
        return _WORDS.get(plain, plain)
    number = _NUMBER(plain)
    if number is None or plain == "-0" or len(plain) > MOST_DIGITS:
        return plain
    return Decimal(plain) if number[1] else int(plain)


def is_long_number(plain: str) -> bool:
    """Whether this would be a number, were it not so long."""
    return len(plain) > MOST_DIGITS and _NUMBER(plain) is not None


def is_separator(text: str) -> bool:
    """Whether it is signs that stand between values, such as ", " or " > ": white space at its edge is meant."""
    return not text.isspace() and not any(map(str.isalnum, text))


def written(value: Scalar) -> str:
    """A scalar as it is written in a file: `29.00` stays `29.00`; null is the empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return _digits(value)
    return str(value)


def _digits(value: Decimal) -> str:
    if not value.is_finite():
        raise OmnicatError(f"'{value}' can't be written as a number", "leave the value out instead")
    digits = format(value, "f")
    return "0" if digits == "-0" else digits
