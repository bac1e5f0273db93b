"""Comma-separated text (RFC 4180, CRLF); an item may take several rows, one for each variant and each image.

In grouped rows a field's level says where it stands: `product` on the first row, `variant` on each variant's,
`image` on each image's (its value holds one for every image), `all` on every row.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, BinaryIO

from omnicat.feeds.delimited import row, rows
from omnicat.feeds.feed import Feed, Item, sold
from omnicat.feeds.texts import scalar, values_of
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing

NAME = "csv"
SEPARATOR = b""
COMMA, LINE_END = ",", "\r\n"


def header(feed: Feed, /) -> bytes:
    """The row of names."""
    return row(feed.columns, COMMA, LINE_END)


def item(feed: Feed, listing: Listing, /) -> bytes:
    """The item's row, or all its rows."""
    fields = [feed.spec.fields[name] for name in feed.columns]
    if feed.plan.unit != "product":
        return row((_cell(field, listing.record.get(field.name)) for field in fields), COMMA, LINE_END)
    count = max(len(sold(listing)), _images(fields, listing))
    return b"".join(row(_grouped(fields, listing, number), COMMA, LINE_END) for number in range(count))


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the rows."""
    return b""


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The items; one of several rows has them in `rows`. Rows belong together while their `all` cells agree."""
    found = rows(stream, COMMA)
    names = next(found, [])
    each = (dict(zip(names, cells, strict=True)) for cells in found)
    if feed.plan.unit != "product":
        yield from each
        return
    keys = [name for name in names if name in feed.spec.fields and feed.spec.fields[name].level == "all"]
    for _, together in groupby(each, lambda cells: [cells[key] for key in keys]):
        yield {"rows": list(together)}


def _images(fields: list[SpecField], listing: Listing) -> int:
    return max((len(values_of(listing.record.get(each.name))) for each in fields if each.level == "image"), default=0)


def _grouped(fields: list[SpecField], listing: Listing, number: int) -> Iterator[str]:
    variants = sold(listing)
    for field in fields:
        if field.level == "all" or (field.level == "product" and number == 0):
            yield _cell(field, listing.record.get(field.name))
        elif field.level == "variant" and number < len(variants):
            yield _cell(field, variants[number].record.get(field.name))
        elif field.level == "image":
            yield scalar(next(iter(values_of(listing.record.get(field.name))[number : number + 1]), None))
        else:
            yield ""


def _cell(field: SpecField, value: Any) -> str:
    return "" if value is None else field.join.join(scalar(each) for each in values_of(value))
