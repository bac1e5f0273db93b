"""Rows of quoted cells, as RFC 4180 and Google's text files have them in common."""

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from io import TextIOWrapper
from typing import BinaryIO

from omnicat.feeds.texts import encode

LONGEST_CELL = 10_000_000
"""Characters; the reader's own limit of 131,072 is less than a description with pictures in it."""


def row(cells: Iterable[str], delimiter: str, line_end: str) -> bytes:
    """One row. The csv module would leave a lone carriage return unquoted, so cells are quoted here."""
    return encode(delimiter.join(quoted(cell, delimiter) for cell in cells) + line_end)


def quoted(text: str, separators: str) -> str:
    """The text in quotes, inner ones doubled, where it holds a separator, a quote, a tab or a line break."""
    if text and _special(separators).search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


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


@cache
def _special(separators: str) -> re.Pattern[str]:
    return re.compile(f'[{re.escape(separators)}"\n\r\t]')
