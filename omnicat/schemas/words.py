"""Values, types and patterns of a schema in words for people."""

from collections.abc import Iterable, Mapping
from typing import Any

from omnicat.schemas import pieces

_SHAPES: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    list: "a list",
    dict: "a mapping",
    type(None): "empty",
}
_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}
PATTERN_WORDS = {
    pieces.CODE: "use lower-case letters, digits and underscores, a letter first, as in 'sale_price'",
    pieces.NAME: "use letters, digits, dots, dashes and underscores, as in 'google-us'",
    pieces.LOCALE: "write a locale as in 'en-US' or 'de'",
    pieces.CURRENCY: "write a currency as in 'USD'",
    pieces.COUNTRY: "write a country as in 'DE'",
    pieces.SPEC_ID: "write the channel's name, an @ and a date, as in 'google-merchant@2026-08'",
    pieces.SKU: "use no white space at its ends, and no tabs or line ends",
    pieces.DAY: "write a day as in '2026-08-22'",
    pieces.ONE_SIGN: "write a single sign, as in ';'",
    pieces.DATE: "write a day as in '2026-08-22' or a month as in '2026-08'",
}


def in_words(value: Any) -> str:
    """The value, quoted and not too long."""
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 60 else f"'{value[:59]}…'"
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if value is None:
        return "the value"
    return (
        f"this {'list' if isinstance(value, list) else 'mapping'}" if isinstance(value, list | dict) else f"'{value}'"
    )


def shape_of(value: Any) -> str:
    """What kind of value it is."""
    return _SHAPES.get(type(value), "a number")


def type_words(types: Iterable[str]) -> str:
    """The kinds of value that are needed."""
    return " or ".join(_TYPES[each] for each in types)
