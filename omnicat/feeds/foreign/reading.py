"""Which form a file has, and its records read by that."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from omnicat.feeds.envelopes import taken_out
from omnicat.feeds.foreign import elements, items, tables
from omnicat.feeds.foreign.records import Damage, Found, Record
from omnicat.feeds.foreign.texts import Stream, encoding_of, opened, text_of_stream
from omnicat.feeds.json import ITEMS
from omnicat.model.channel import FeedPlan, Spec

FORM_BY_ENDING = {
    "xml": "xml",
    "rss": "xml",
    "atom": "xml",
    "csv": "table",
    "tsv": "table",
    "txt": "table",
    "json": "json",
    "jsonld": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}
FORM_BY_FORMAT = {"xml": "xml", "csv": "table", "tsv": "table", "json": "json", "jsonld": "json", "jsonl": "jsonl"}
"""By the format of a feed's plan."""


UNPACKED = (EOFError, zlib.error, gzip.BadGzipFile)
"""What a packed file raises that is damaged."""


class FileForm(Struct, frozen=True):
    """How a file is read: as `xml`, `table`, `json` or `jsonl`. `known` are the names it may use, `path` the keys above a
    document's items, `own` the first keys of an item, `envelopes` what may be around each.
    """

    name: str
    known: frozenset[str] = frozenset()
    path: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    element: str = ""
    encoding: str = "utf-8"
    envelopes: tuple[Any, ...] = ()


def form_of(path: Path, spec: Spec | None = None) -> FileForm:
    """The form of a file, by its ending, else by how it begins; and what a spec knows of it."""
    name = _form_name(path)
    if spec is None:
        return FileForm(name)
    plans = [plan for plan in spec.feeds if FORM_BY_FORMAT.get(plan.format) == name]
    plan = plans[0] if plans else FeedPlan("", "")
    headings = {heading for each in plans for heading in each.names.values()}
    known = frozenset(spec.fields) | headings
    own = {each.partition(".")[0] for each in spec.fields} | {plan.variants, plan.number}
    envelopes = tuple(each.envelope for each in plans if each.envelope is not None)
    above = _place(plan.document) or ()
    return FileForm(name, known, above, frozenset(own), plan.element, plan.encoding, envelopes)


def read_records(path: Path, form: FileForm) -> Iterator[Found]:
    """What is found in a file, from its beginning to its end; holds no more of it than one record."""
    try:
        with opened(path) as stream:
            found = _records(stream, form)
            yield from (_out_of(form.envelopes, each) for each in found) if form.envelopes else found
    except UNPACKED as error:
        yield Damage(0, f"the file can't be unpacked: {error}", "pack it anew with gzip")
    except UnicodeError as error:
        yield Damage(0, f"the file can't be decoded: {error}", "save the file as UTF-8")


def _records(stream: Stream, form: FileForm) -> Iterator[Found]:
    if form.name == "xml":
        yield from elements.read(stream, form.element)
        return
    with text_of_stream(stream, form.encoding) as text:
        if form.name == "table":
            yield from tables.read(text, form.known)
        elif form.name == "json":
            yield from items.read(text, form.path, form.own)
        else:
            yield from items.read_lines(text)


def _out_of(envelopes: Iterable[Any], found: Found) -> Found:
    """A record out of its envelope, where it is in one."""
    if not isinstance(found, Record):
        return found
    for envelope in envelopes:
        with suppress(LookupError, TypeError, ValueError):
            item, path = taken_out(envelope, found.said)
            return _below(found, item, path)
    return found


def _below(record: Record, item: Mapping[str, Any], path: Sequence[str]) -> Record:
    return record._replace(said=item, line_of=lambda name: record.line_of(".".join((*path, name))))


def _form_name(path: Path) -> str:
    said = FORM_BY_ENDING.get(path.name.lower().removesuffix(".gz").rpartition(".")[2], "")
    if said and said != "table":
        return said
    try:
        with opened(path) as stream:
            start = stream.read(1000)
    except UNPACKED:
        return "table"
    begins = start.decode(encoding_of(start[:4]), errors="replace").lstrip("\ufeff \t\r\n")[:1]
    if begins == "<":
        return "xml"
    return "json" if begins in ("{", "[") and not said else "table"


def _place(skeleton: Any) -> tuple[str, ...] | None:
    """The keys that lead to the items of a document."""
    if skeleton == ITEMS:
        return ()
    if isinstance(skeleton, dict):
        for key, inner in skeleton.items():
            below = _place(inner)
            if below is not None:
                return (str(key), *below)
    return None
