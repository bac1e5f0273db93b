"""What is wrong with what one field of a listing says, and the words to tell it."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from omnicat.channels.views import text_of


class Fault(Struct, frozen=True):
    """One thing wrong; the message goes on from the field's name.

    `verb` is what to do with the attributes that the value was made of; `hint` stands where it is something else, and
    `severity` where it is not the field's.
    """

    message: str
    verb: str = ""
    hint: str = ""
    severity: str = ""


Judge = Callable[[Any], Sequence[Fault]]
"""What is wrong with the value of a field, whoever says it; nothing, nearly always."""


def texts_of(value: Any) -> Sequence[str]:
    """The texts a field writes, one for each of its values; a grouped or nested one has none of its own."""
    if type(value) is str:
        return (value,)
    if joined(value) is not None:
        return [each for each in value if each]
    if isinstance(value, tuple):
        return [
            each if type(each) is str else text_of(each)
            for each in value
            if (each if type(each) is str else _has_text(each))
        ]
    return (text_of(value),) if _has_text(value) else ()


def joined(value: Any) -> str | None:
    """The texts of a field that repeats, one behind the other; None where it says anything else."""
    if type(value) is not tuple:
        return None
    try:
        return "".join(value)
    except TypeError:
        return None


def _has_text(value: Any) -> bool:
    return value != "" and not isinstance(value, dict | list)


def quoted(text: str) -> str:
    """A value as a message shows it."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:59]}…'"
