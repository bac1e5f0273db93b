"""A product in rows of kinds: its own, then one for each variant, then one for each image; a column says which."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from omnicat.feeds.delimited import Write
from omnicat.feeds.texts import scalar, values_of
from omnicat.model.channel import RowKinds
from omnicat.model.listing import Listing

Columns = tuple[tuple[str, str, Write], ...]
"""Name, level and writer of each."""


def cells_by_kind(kinds: RowKinds, columns: Columns, listing: Listing) -> Iterator[list[str]]:
    """The cells of each row."""
    yield _of_record(kinds, kinds.product, columns, listing.record)
    for each in listing.variants:
        yield _of_record(kinds, kinds.variant, columns, each.record)
    images = {name: values_of(listing.record.get(name)) for name, level, _ in columns if level == "image"}
    for number in range(max(map(len, images.values()), default=0)):
        yield [
            kinds.image if name == kinds.column else scalar(images[name][number]) if number < len(said) else ""
            for name, _, _ in columns
            for said in (images.get(name, ()),)
        ]


def together(kinds: RowKinds, rows: Iterable[Mapping[str, str]]) -> Iterator[list[Mapping[str, str]]]:
    """The rows of each product; what stands before the first product's row belongs to none."""
    found: list[Mapping[str, str]] = []
    for row in rows:
        if row.get(kinds.column) == kinds.product and found:
            yield found
            found = []
        found.append(row)
    if found:
        yield found


def _of_record(kinds: RowKinds, kind: str, columns: Columns, record: Mapping[str, Any]) -> list[str]:
    return [
        kind if name == kinds.column else "" if level == "image" or (said := record.get(name)) is None else write(said)
        for name, level, write in columns
    ]
