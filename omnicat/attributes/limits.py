"""The limits a definition sets: the least and the most, the pattern, the length."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import shown
from omnicat.attributes.protocol import Problem, Problems, Raw
from omnicat.attributes.rules import OUT_OF_RANGE, PATTERN, TOO_LONG


class Ordered(Protocol):
    """Anything that has a less and a more."""

    def __lt__(self, other: Any, /) -> bool:
        """Whether this is less."""


T = TypeVar("T", bound=Ordered)


def range_problems(value: T, raw: Raw, attribute: Attribute, read_bound: Callable[[Raw], T | None]) -> Problems:
    """Below `min` or above `max`. A bound that can't be read is for the definition's own check to tell."""
    low = None if attribute.min is None else read_bound(attribute.min)
    if low is not None and value < low:
        return (Problem(OUT_OF_RANGE, f"{shown(raw)} is less than {attribute.min}", _hint(attribute)),)
    high = None if attribute.max is None else read_bound(attribute.max)
    if high is not None and high < value:
        return (Problem(OUT_OF_RANGE, f"{shown(raw)} is more than {attribute.max}", _hint(attribute)),)
    return ()


def text_problems(text: str, attribute: Attribute) -> Problems:
    """Text that is too long, or is not of the attribute's pattern as a whole."""
    if attribute.max_length is None and not attribute.pattern:
        return ()
    found = []
    if attribute.max_length is not None and len(text) > attribute.max_length:
        message = f"{shown(text)} has {len(text)} characters, '{attribute.code}' allows {attribute.max_length}"
        found.append(Problem(TOO_LONG, message, f"cut {len(text) - attribute.max_length} characters"))
    if attribute.pattern and (pattern := compiled(attribute.pattern)) and not pattern.fullmatch(text):
        message = f"{shown(text)} is not of the form '{attribute.pattern}'"
        found.append(Problem(PATTERN, message, f"write '{attribute.code}' as its pattern says, from end to end"))
    return tuple(found)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern made ready; None where it is no regular expression, which the definition's own check tells."""
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _hint(attribute: Attribute) -> str:
    if attribute.min is not None and attribute.max is not None:
        return f"write a value from {attribute.min} to {attribute.max}"
    return f"write {attribute.min} or more" if attribute.min is not None else f"write {attribute.max} or less"
