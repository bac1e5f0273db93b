"""Tab-separated text as Google reads it: names in the first row, quoted cells, several values in one cell.

A cell that holds a tab, a line break or a quote stands in quotes, inner quotes doubled. Values of a repeated
field are joined by its sign (a comma), parts of a group by colons in the order the header names them; a value that
holds the separator is quoted inside the cell (support.google.com/merchants/answer/14998273, 2026-08).
"""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from omnicat.feeds.below import mark_below
from omnicat.feeds.delimited import fields_of, grouped, head, joined, layout, quoter, rows, writers
from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.texts import scalar, values_of
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing

NAME = "tsv"
SEPARATOR = b""
TAB, LINE_END = "\t", "\n"


def header(feed: Feed, /) -> bytes:
    """The row of names; a grouped field names its parts: `shipping(country:price)`."""
    return head(feed, layout(feed, TAB, LINE_END), _heading)


def item(feed: Feed, listing: Listing, /) -> bytes:
    """One row."""
    written, record = writers(feed, cell), listing.record
    row = layout(feed, TAB, LINE_END).row
    return row(["" if (value := record.get(name)) is None else write(value) for name, _, write in written])


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the rows."""
    return b""


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The rows by the names in the first, without what says nothing."""
    found = rows(feed, stream, layout(feed, TAB, LINE_END))
    names = [name.partition("(")[0] for name in fields_of(feed, next(found, []), _heading)]
    for cells in found:
        yield {name: text for name, text in zip(names, cells, strict=True) if text}


def mark_of_one(feed: Feed, header: bytes, content: bytes) -> str | None:
    """'' where the content is one row, and sound; None where only `read` tells."""
    return mark_below(feed, layout(feed, TAB, LINE_END), header, content, lambda *_: ())


def cell(field: SpecField) -> Callable[[Any], str]:
    """What stands in one cell: one value, several with the field's sign between, or groups with colons inside."""
    if field.group:
        one = grouped(field)
        return lambda value: ",".join([one(each) for each in values_of(value)])
    if not field.many or (field.type == "url" and field.join == ","):
        return joined(field)
    between = field.join
    quote = quoter(between.strip() or between)
    return lambda value: between.join([quote(scalar(each)) for each in values_of(value)])


def _heading(field: SpecField) -> str:
    return f"{field.name}({':'.join(field.group)})" if field.group else field.name
