"""Comma-separated text (RFC 4180, CRLF), or as the feed's plan lays it out.

An item may take several rows, one for each variant and each image.

In grouped rows a field's level says where it stands: `product` on the first row, `variant` on each variant's,
`image` on each image's (its value holds one for every image), `all` on every row. Where no column stands on each
variant's, a product takes one row. Or each row is of one kind, where the plan says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from msgspec import Struct

from omnicat.feeds.below import mark_below
from omnicat.feeds.delimited import Write, fields_of, head, joined, layout, rows, writers
from omnicat.feeds.feed import Feed, Item, sold
from omnicat.feeds.rows_by_kind import cells_by_kind, together
from omnicat.feeds.texts import scalar, values_of
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing

NAME = "csv"
SEPARATOR = b""
COMMA, LINE_END = ",", "\r\n"


def header(feed: Feed, /) -> bytes:
    """The row of names."""
    return head(feed, layout(feed, COMMA, LINE_END), _heading)


def item(feed: Feed, listing: Listing, /) -> bytes:
    """The item's row, or all its rows."""
    written, record = writers(feed, joined), listing.record
    row = layout(feed, COMMA, LINE_END).row
    if feed.plan.unit != "product":
        cells = ["" if (value := record.get(name)) is None else write(value) for name, _, write in written]
        return row(cells)
    if kinds := feed.plan.rows:
        return b"".join([row(cells) for cells in cells_by_kind(kinds, written, listing)])
    return b"".join([row(cells) for cells in _grouped(_columns(feed, written), listing)])


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the rows."""
    return b""


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The items; one of several rows has them in `rows`. Rows belong together while their `all` cells agree."""
    found = rows(feed, stream, layout(feed, COMMA, LINE_END))
    names = fields_of(feed, next(found, []), _heading)
    each = (dict(zip(names, cells, strict=True)) for cells in found)
    if feed.plan.unit != "product":
        yield from each
        return
    if feed.plan.rows:
        yield from ({"rows": several} for several in together(feed.plan.rows, each))
        return
    keys = _keys(feed, names)
    if not keys:
        yield from ({"rows": [cells]} for cells in each)
        return
    for _, several in groupby(each, lambda cells: [cells[key] for key in keys]):
        yield {"rows": list(several)}


def mark_of_one(feed: Feed, header: bytes, content: bytes) -> str | None:
    """What holds the rows of an item together; None where only `read` tells whether they are one, and sound."""
    return None if feed.plan.rows else mark_below(feed, layout(feed, COMMA, LINE_END), header, content, _places)


def _places(feed: Feed, headings: Sequence[str]) -> list[int]:
    """Where the fields stand in which the rows of one product agree."""
    place_of = {name: place for place, name in enumerate(fields_of(feed, headings, _heading))}
    return [place_of[key] for key in _keys(feed, place_of)] if feed.plan.unit == "product" else []


def _keys(feed: Feed, names: Iterable[str]) -> list[str]:
    fields = feed.spec.fields
    return [name for name in names if name in fields and fields[name].level == "all"]


def _heading(field: SpecField) -> str:
    return field.name


class _Columns(Struct, frozen=True):
    """The columns of grouped rows, the names of those that tell of images, and whether any tells of variants."""

    written: tuple[tuple[str, str, Write], ...]
    images: frozenset[str]
    has_variants: bool


def _columns(feed: Feed, written: tuple[tuple[str, str, Write], ...]) -> _Columns:
    """Worked out once."""
    if "grouped" not in feed.kept:
        columns = tuple((name, level, scalar if level == "image" else write) for name, level, write in written)
        images = frozenset(name for name, level, _ in written if level == "image")
        feed.kept["grouped"] = _Columns(columns, images, any(level == "variant" for _, level, _ in written))
    made: _Columns = feed.kept["grouped"]
    return made


def _grouped(columns: _Columns, listing: Listing) -> Iterator[list[str]]:
    """The cells of each row of an item."""
    record, variants = listing.record, sold(listing)
    images = {name: values_of(record.get(name)) for name in columns.images}
    for number in range(max(len(variants) if columns.has_variants else 1, *map(len, images.values()), 0)):
        records = {
            "all": record,
            "product": record if number == 0 else {},
            "variant": variants[number].record if number < len(variants) else {},
            "image": {name: values[number] for name, values in images.items() if number < len(values)},
        }
        yield [
            "" if (value := records[level].get(name)) is None else write(value)
            for name, level, write in columns.written
        ]
