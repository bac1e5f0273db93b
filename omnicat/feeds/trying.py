"""One item read back on its own, between the header and the footer of its feed."""

from io import BytesIO

from msgspec import Struct

from omnicat.feeds import csv, tsv, xml
from omnicat.feeds.feed import Feed
from omnicat.feeds.reading import Unreadable, read
from omnicat.feeds.writing import join

TABLES = {csv.NAME: csv.mark_of_one, tsv.NAME: tsv.mark_of_one}


class Tried(Struct, frozen=True):
    """How many items a reader finds, or why it finds none; `mark` is what holds the rows of one item together, ''
    where a row is an item.
    """

    count: int
    wrong: str = ""
    mark: str = ""


def try_item(feed: Feed, header: bytes, content: bytes, footer: bytes) -> Tried:
    """What the format's reader makes of a feed with this item alone.

    A feed is nothing but header, items and footer. So where each item is read as one, all of them are read as many,
    unless two neighbours carry one mark: then a reader takes them for one.
    """
    if feed.plan.format in TABLES and not footer:
        mark = TABLES[feed.plan.format](feed, header, content)
        if mark is not None:
            return Tried(1, mark=mark)
    whole = b"".join(join(feed.plan, header, (content,), footer))
    if feed.plan.format == xml.NAME and xml.holds_one(feed, whole):
        return Tried(1)
    try:
        found = list(read(feed, BytesIO(whole)))
    except Unreadable as error:
        return Tried(0, error.message)
    rows = found[0].get("rows", ()) if found and feed.plan.unit == "product" else ()
    return Tried(len(found), mark=_mark(feed, rows[0]) if rows else "")


def _mark(feed: Feed, row: dict[str, str]) -> str:
    fields = feed.spec.fields
    return "\0".join(text for name, text in row.items() if name in fields and fields[name].level == "all")
