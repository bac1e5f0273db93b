"""What is found in a feed file: the names of its columns, its records, and what can't be read."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Head(NamedTuple):
    """The names of a table's columns, as they are written."""

    line: int
    names: tuple[str, ...]


class Record(NamedTuple):
    """What one item says, by the names that it uses, and the line of each.

    In a table or in XML (`is_text`) a name has a list of what stands under it: texts, or mappings of texts. In JSON it
    has the value.
    """

    line: int
    said: Mapping[str, Any]
    line_of: Callable[[str], int]
    is_text: bool = True


class Damage(NamedTuple):
    """Something that can't be read."""

    line: int
    message: str
    hint: str


Found = Head | Record | Damage
