"""A line of a file as a terminal can show it, and a mark under the place that is meant."""

import unicodedata

from msgspec import Struct

from omnicat.reporters.escaping import visible

WIDTH = 100
"""How many characters of a long line are shown."""


class Excerpt(Struct, frozen=True):
    """The line, and the line below it with `^` under the column; no mark where no column is known."""

    text: str
    mark: str


def excerpt(line: str, column: int) -> Excerpt:
    """The part of `line` around `column` (from 1, in characters)."""
    start = max(0, column - WIDTH * 3 // 4) if len(line) > WIDTH else 0
    before, rest = line[start : max(column - 1, 0)], line[max(column - 1, start) : start + WIDTH]
    lead = "… " if start else ""
    tail = " …" if start + WIDTH < len(line) else ""
    shown = lead + _shown(before)
    mark = " " * _cells(shown) + "^" if 0 < column <= len(line) + 1 else ""
    return Excerpt(shown + _shown(rest) + tail, mark)


def _shown(text: str) -> str:
    return visible(text.replace("\t", "    "))


def _cells(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
