"""JSON-LD for a product page: one indented object, safe to stand inside a script element."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import json

from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.json_text import as_pages, contents
from omnicat.model.listing import Listing

NAME = "jsonld"
SEPARATOR = b"\n"


def header(_feed: Feed, /) -> bytes:
    """Nothing stands before the object."""
    return b""


def item(feed: Feed, listing: Listing, /) -> bytes:
    """The object; `<` is escaped, so that no text can end the script element around it."""
    return as_pages(contents(feed, listing)).replace(b"<", b"\\u003c") + b"\n"


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the object."""
    return b""


def read(_feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The object; a file that holds nothing has none."""
    if text := stream.read().strip():
        yield json.decode(text)
