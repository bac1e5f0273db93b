"""From an offset in a text to the line and column a person counts."""

import re
from bisect import bisect_right
from itertools import accumulate

_LINE_END = re.compile(r"\r\n|\r|\n")


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins. Lines end as editors end them: LF, CRLF or CR."""
    if "\r" in text:
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    *lines, _ = text.split("\n")
    return [*accumulate((len(line) + 1 for line in lines), initial=0)]


def position(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1, in characters."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
