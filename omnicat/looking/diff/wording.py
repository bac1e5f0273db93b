"""Values, percentages and long texts in words."""

import json
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher
from typing import Any

from omnicat.attributes.definition import Money, Value
from omnicat.catalog.rows import text_of_value
from omnicat.looking.diff.view import Words

LONG = 48
"""So many characters of both texts together are told word by word from."""

AROUND = 32
"""So many characters stand around what differs."""

ALIKE = 0.6
"""Texts with a smaller share in common are another text, not the same one mended."""

MOST = 4_000
"""Of longer texts only the beginning is compared word by word."""

PIECES = re.compile(r"\w+|\s+|[^\w\s]")


def value_text(value: Value | None) -> str | None:
    """A value as a person writes it; of money in one currency the amount."""
    if value is None:
        return None
    if isinstance(value, Money) and len(value.amounts) == 1:
        return f"{value.amounts[0][1]:f}"
    return text_of_value(value)


def field_text(said: Any) -> str | None:
    """What a field of a feed says: a text as it is, anything else as JSON."""
    if said is None or isinstance(said, str):
        return said
    return json.dumps(_plain(said), ensure_ascii=False, default=str)


def percent_text(exact: Decimal | None) -> str:
    """`+12.5 %`, with as many decimals as it takes to show that something changed; '' where nothing can be said."""
    if exact is None:
        return ""
    if not exact:
        return "same"
    for places in ("0.1", "0.01", "0.001"):
        rounded = exact.quantize(Decimal(places), ROUND_HALF_UP)
        if rounded:
            return f"{rounded:+f} %"
    return "+0.001 %" if exact > 0 else "-0.001 %"


def words_between(old: str | None, new: str | None) -> Words:
    """Two long texts piece by piece; empty where one is missing, both are short, or they have little in common."""
    if old is None or new is None or len(old) + len(new) < LONG:
        return ()
    before, after = PIECES.findall(old[:MOST]), PIECES.findall(new[:MOST])
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ()
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(after[c:d])))
        else:
            found += [
                (name, text) for name, text in (("old", "".join(before[a:b])), ("new", "".join(after[c:d]))) if text
            ]
    if len(old) > MOST or len(new) > MOST:
        found.append(("same", " …"))
    return tuple((kind, _shorter(text, number, len(found))) for number, (kind, text) in enumerate(found))


def _shorter(text: str, number: int, count: int) -> str:
    """A piece with only so much of it as is near to what differs; pieces at the ends have one neighbour."""
    first, last = number == 0, number == count - 1
    if len(text) <= 2 * AROUND + 3 or count == 1:
        return text
    return f"{'' if first else text[:AROUND]}…{'' if last else text[-AROUND:]}"


def _plain(said: Any) -> Any:
    if isinstance(said, Mapping):
        return {str(key): _plain(each) for key, each in said.items()}
    return [_plain(each) for each in said] if isinstance(said, list | tuple) else said
