"""Where every value of a file begins, and its key: all it takes to say where a finding is."""

from typing import NamedTuple, TypeAlias

from omnicat.findings import split_pointer

Mark: TypeAlias = "tuple[int, int, Marks]"
"""The offset of a key (of the value, where there is none), that of its value, and the marks below the value."""

Marks: TypeAlias = "dict[str, Mark]"
"""By key, or by index as text. What an alias or a merge brings along is marked where it is written."""

NO_MARKS: Marks = {}
"""Below what is no list and no mapping there are none."""

START: Mark = (0, 0, NO_MARKS)


class Offsets(NamedTuple):
    """Where a key begins, and its value."""

    key: int
    value: int


def offsets_at(root: Mark, pointer: str) -> Offsets:
    """The offsets of what a pointer names, or of the nearest thing above it."""
    mark = root
    for key in split_pointer(pointer):
        below = mark[2].get(key)
        if below is None:
            break
        mark = below
    return Offsets(mark[0], mark[1])
