"""Parquet: a table held column by column, compressed. Its items wait as JSON lines until the file is whole.

Truth values, whole and other numbers keep their types, repeated fields are lists, all else is text; an object is JSON, as in
the cell of a table. Writing and reading ask for pyarrow, which `omnicat[parquet]` brings.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import Any, BinaryIO

from msgspec import json

from omnicat.errors import OmnicatError
from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.json_text import as_json
from omnicat.feeds.texts import scalar, values_of
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing

NAME = "parquet"
SEPARATOR = b""
MAGIC = b"PAR1"
"""How a parquet file begins."""


class NeedsPyarrow(OmnicatError):
    """A parquet feed where pyarrow is not installed."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(
            f"feed '{feed.plan.file}' is parquet, and pyarrow is not installed", "install omnicat[parquet]"
        )


class OneFileOnly(OmnicatError):
    """A parquet feed with a file for every item."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(f"feed '{feed.plan.file}' is parquet, and every item is a file of its own", "remove `each`")


def header(feed: Feed, /) -> bytes:
    """Nothing stands before the items. Raises OmnicatError where the feed can't be written."""
    if find_spec("pyarrow") is None:
        raise NeedsPyarrow(feed)
    if feed.plan.each:
        raise OneFileOnly(feed)
    return b""


def item(_feed: Feed, listing: Listing, /) -> bytes:
    """One item as a line of JSON."""
    return as_json(listing.record) + b"\n"


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the items."""
    return b""


def read(_feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The rows of a file without what says nothing; of one that is not packed yet, its lines."""
    content = stream.read()
    if not content.startswith(MAGIC):
        yield from (json.decode(line) for line in content.split(b"\n") if line)
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(pa.BufferReader(content)).iter_batches():
        for row in batch.to_pylist():
            yield {name: value for name, value in row.items() if value is not None}


def packed(feed: Feed, lines: bytes) -> bytes:
    """The file: the same bytes for the same items, by one version of pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    items = [json.decode(line) for line in lines.split(b"\n") if line]
    fields = [feed.spec.fields[name] for name in feed.columns]
    columns = [pa.array(map(_teller(each), items), type=_type(each, feed)) for each in fields]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns, names=list(feed.columns)), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _type(field: SpecField, feed: Feed) -> Any:
    import pyarrow as pa

    one = {
        "boolean": pa.bool_() if feed.spec.boolean[0] is True else pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
    }.get("text" if field.values or field.group else field.type, pa.string())
    return pa.list_(one) if field.many else one


def _teller(field: SpecField) -> Callable[[Mapping[str, Any]], Any]:
    """What an item says in a column."""
    one = _as_it_is if field.type in ("boolean", "integer", "number") and not (field.values or field.group) else _text
    name = field.name
    if field.many:
        return lambda item: [one(each) for each in values_of(item[name])] if name in item else None
    return lambda item: one(item[name]) if name in item else None


def _as_it_is(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    return as_json(value).decode() if isinstance(value, Mapping | list) else scalar(value)
