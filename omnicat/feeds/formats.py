"""The formats a feed can have: each writes its header, items and footer, and reads a written feed back."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import BinaryIO, Protocol

from omnicat.errors import OmnicatError
from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.names import FORMAT_NAMES
from omnicat.findings import did_you_mean
from omnicat.model.listing import Listing


class Format(Protocol):
    """A way to write and read a feed. `SEPARATOR` stands between two items."""

    NAME: str
    SEPARATOR: bytes

    def header(self, feed: Feed, /) -> bytes:
        """What stands before the items."""

    def item(self, feed: Feed, listing: Listing, /) -> bytes:
        """One item, wherever it stands among the others."""

    def footer(self, feed: Feed, /) -> bytes:
        """What stands after the items."""

    def read(self, feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
        """The items of a written feed."""


class UnknownFormat(OmnicatError):
    """A feed in a format that omnicat doesn't write."""

    def __init__(self, name: str) -> None:
        super().__init__(f"feed format '{name}' does not exist", did_you_mean(name, FORMAT_NAMES))


@cache
def format_of(name: str) -> Format:
    """The format of that name, imported when it is first asked for. Raises `UnknownFormat`."""
    if name not in FORMAT_NAMES:
        raise UnknownFormat(name)
    found: Format = import_module(f"omnicat.feeds.{name}")
    return found
