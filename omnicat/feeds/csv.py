"""Comma-separated text (RFC 4180, CRLF), or as the feed's plan lays it out.

An item may take several rows, one for each variant and each image.

In grouped rows a field's level says where it stands: `product` on the first row, `variant` on each variant's,
`image` on each image's (its value holds one for every image), `all` on every row. Where no column stands on each
variant's, a product takes one row. Or each row is of one kind, where the plan says so.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO

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
    images = {name: values_of(record.get(name)) for name, level, _ in written if level == "image"}
    variants = len(sold(listing)) if any(level == "variant" for _, level, _ in written) else 1
    count = max(variants, *(len(each) for each in images.values()), 0)
    return b"".join([row(_grouped(written, images, listing, number)) for number in range(count)])


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
    keys = [name for name in names if name in feed.spec.fields and feed.spec.fields[name].level == "all"]
    if not keys:
        yield from ({"rows": [cells]} for cells in each)
        return
    for _, several in groupby(each, lambda cells: [cells[key] for key in keys]):
        yield {"rows": list(several)}


def _heading(field: SpecField) -> str:
    return field.name


def _grouped(
    written: tuple[tuple[str, str, Write], ...], images: Mapping[str, tuple[Any, ...]], listing: Listing, number: int
) -> list[str]:
    variants = sold(listing)
    of_variant = variants[number].record if number < len(variants) else {}
    of_product = listing.record if number == 0 else {}
    records = {"all": listing.record, "product": of_product, "variant": of_variant}
    cells = []
    for name, level, write in written:
        if level == "image":
            values = images[name]
            cells.append(scalar(values[number]) if number < len(values) else "")
        else:
            value = records[level].get(name) if level in records else None
            cells.append("" if value is None else write(value))
    return cells
