"""Plain data as people see it: the digits as written, and what kind of thing it is."""

import re
from decimal import Decimal
from typing import TypeAlias

from omnicat.attributes.definition import Attribute
from omnicat.attributes.protocol import Problem, Raw, Reading
from omnicat.attributes.rules import WRONG_TYPE
from omnicat.findings import Fix

Plain: TypeAlias = bool | int | Decimal | str | None
"""What stands alone: no list, no mapping."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?").fullmatch
_SHOWN = 60
_MOST_DIGITS = 4000


def written(raw: Plain) -> str:
    """A scalar as it stands in a file: `29.00` stays `29.00`; null is the empty text."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return format(raw, "f") if isinstance(raw, Decimal) else str(raw)


def number(raw: Raw) -> Decimal | None:
    """A number, quoted or not; None for anything else. Nothing between thousands, a point before decimals."""
    if isinstance(raw, Decimal):
        return raw if raw.is_finite() else None
    if isinstance(raw, str):
        return Decimal(raw) if len(raw) <= _MOST_DIGITS and _NUMBER(raw) else None
    return Decimal(raw) if isinstance(raw, int) and not isinstance(raw, bool) else None


def is_empty(raw: Raw) -> bool:
    """Whether nothing is said: null, blank text, an empty list or mapping."""
    if not raw:
        return raw is None or raw in ("", [], {})
    return isinstance(raw, str) and raw.isspace()


def shown(raw: Raw) -> str:
    """A value as it is quoted in a message; lists and mappings are named, not shown."""
    if isinstance(raw, list):
        return "a list"
    if isinstance(raw, dict):
        return f"a mapping of {', '.join(list(raw)[:3])}{', …' if len(raw) > 3 else ''}" if raw else "an empty mapping"
    text = written(raw)
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[: _SHOWN - 1]}…'"


def wrong(raw: Raw, attribute: Attribute, expected: str, *, hint: str = "", fix: Fix | None = None) -> Reading:
    """No value: this is not what the attribute's type expects."""
    return None, (Problem(WRONG_TYPE, f"{shown(raw)} is not {expected}", hint or _hint(raw, attribute), (), fix),)


def _hint(raw: Raw, attribute: Attribute) -> str:
    if isinstance(raw, list):
        return "write one value, or set `list: true` in the definition of " + f"'{attribute.code}'"
    if isinstance(raw, dict):
        return "write one plain value"
    if isinstance(raw, str) and "," in raw:
        return "write a point before the decimals and nothing between thousands: 1250.5"
    return f"write what '{attribute.code}' is defined as: {attribute.type}"
