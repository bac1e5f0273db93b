"""The rows of one item of a table, read without the header above them, which is read once."""

import csv
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO

from msgspec import Struct

from omnicat.feeds.delimited import Layout, parsed, rows
from omnicat.feeds.feed import Feed
from omnicat.feeds.texts import UTF_8

Keys = Callable[[Feed, Sequence[str]], Sequence[int]]
"""Of the names in a header, the places of those in which the rows of one item agree; none where a row is an item."""


class Columns(Struct, frozen=True):
    """How many stand below a header, and the places of those in which the rows of one item agree. None of any where what
    follows the header depends on how that ends.
    """

    header: bytes
    count: int = 0
    keys: tuple[int, ...] = ()


def mark_below(feed: Feed, form: Layout, header: bytes, content: bytes, keys: Keys) -> str | None:
    """What holds the rows of one item together, '' where it needs nothing for that. None where they are not sound, none
    or several items, or only the whole feed tells.
    """
    columns: Columns | None = feed.kept.get("columns")
    if columns is None or columns.header != header:
        columns = feed.kept["columns"] = _columns(feed, form, header, keys)
    try:
        found = [*parsed(feed, StringIO(content.decode(), newline=""), form)] if columns.count else []
    except (csv.Error, UnicodeDecodeError):
        return None
    if {len(row) for row in found} != {columns.count}:
        return None
    marks = [[row[place] for place in columns.keys] for row in found]
    is_one = len(found) == 1 or (columns.keys and marks.count(marks[0]) == len(marks))
    return "\0".join(marks[0]) if is_one else None


def _columns(feed: Feed, form: Layout, header: bytes, keys: Keys) -> Columns:
    if form.encoding != UTF_8 or not header.endswith(b"\n"):
        return Columns(header)
    try:
        found = [*rows(feed, BytesIO(header), form)]
    except (csv.Error, UnicodeDecodeError):
        return Columns(header)
    return Columns(header, len(found[0]), tuple(keys(feed, found[0]))) if len(found) == 1 else Columns(header)
