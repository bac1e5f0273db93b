"""What is wrong with what one field of a listing says, and the words to tell it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from omnicat.channels.views import text_of
from omnicat.model.listing import FieldValue, Listing


class Fault(NamedTuple):
    """One thing wrong; the message goes on from the field's name.

    `verb` is what to do with the attributes that the value was made of; `hint` stands where it is something else.
    """

    message: str
    verb: str = ""
    hint: str = ""


Judge = Callable[[FieldValue, Listing], Sequence[Fault]]
"""What is wrong with a field's value in a listing; nothing, nearly always."""

WITHOUT_TEXT = (dict, list)


def texts_of(value: Any) -> Sequence[str]:
    """The texts a field writes, one for each of its values; a grouped or nested one has none of its own."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return [
            each if type(each) is str else text_of(each)
            for each in value
            if each != "" and not isinstance(each, WITHOUT_TEXT)
        ]
    return () if isinstance(value, WITHOUT_TEXT) else (text_of(value),)


def quoted(text: str) -> str:
    """A value as a message shows it."""
    return f"'{text}'" if len(text) <= 60 else f"'{text[:59]}…'"
