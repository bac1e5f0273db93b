"""Rows of quoted cells, as RFC 4180 and Google's text files have them in common."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from io import TextIOWrapper
from typing import Any, BinaryIO

from omnicat.feeds.feed import Feed
from omnicat.feeds.texts import encode, scalar, values_of
from omnicat.model.channel import SpecField

LONGEST_CELL = 10_000_000
"""Characters; the reader's own limit of 131,072 is less than a description with pictures in it."""


def row(cells: Iterable[str], delimiter: str, line_end: str) -> bytes:
    """One row. The csv module would leave a lone carriage return unquoted, so cells are quoted here."""
    quote = quoter(delimiter)
    return encode(delimiter.join([quote(cell) if cell else "" for cell in cells]) + line_end)


Write = Callable[[Any], str]
"""A field's value as it stands in a cell."""


def writers(feed: Feed, cell: Callable[[SpecField], Write]) -> tuple[tuple[str, str, Write], ...]:
    """The name and the level of every column's field, and how its values are written; worked out once."""
    if "writers" not in feed.kept:
        fields = [feed.spec.fields[name] for name in feed.columns]
        feed.kept["writers"] = tuple((each.name, each.level, cell(each)) for each in fields)
    made: tuple[tuple[str, str, Write], ...] = feed.kept["writers"]
    return made


def joined(field: SpecField) -> Write:
    """A value as a text, or several with the field's own sign between them."""
    between = field.join
    return lambda value: value if type(value) is str else between.join([scalar(each) for each in values_of(value)])


def quoted(text: str, separators: str) -> str:
    """The text in quotes, inner ones doubled, where it holds a separator, a quote, a tab or a line break."""
    return quoter(separators)(text)


@cache
def quoter(separators: str) -> Callable[[str], str]:
    """What puts a text in quotes for those separators."""
    has_special = re.compile(f'[{re.escape(separators)}"\n\r\t]').search

    def quote(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if has_special(text) else text

    return quote


def rows(stream: BinaryIO, delimiter: str) -> Iterator[list[str]]:
    """The rows back, whatever the line ends. Raises `csv.Error` and `UnicodeDecodeError`."""
    csv.field_size_limit(LONGEST_CELL)
    text = TextIOWrapper(stream, "utf-8", newline="")
    try:
        yield from csv.reader(text, delimiter=delimiter, strict=True)
    finally:
        # The stream is the caller's to close. Where that happened in the middle of a row there is nothing to let go.
        with suppress(ValueError):
            text.detach()
