"""A written feed is read back, to be sure that what was meant is what stands there."""

import csv
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from msgspec import DecodeError

from omnicat.errors import OmnicatError
from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.formats import format_of


class Unreadable(OmnicatError):
    """A feed that was written and can't be read back."""

    def __init__(self, feed: Feed, reason: object) -> None:
        hint = f"look at its template '{feed.plan.template}'" if feed.plan.template else "report this with the feed"
        super().__init__(f"feed '{feed.plan.file}' can't be read back: {reason}", hint)


def read(feed: Feed, stream: BinaryIO) -> Iterator[Item]:
    """The items of a written feed, one after the other. Raises `Unreadable`."""
    try:
        yield from format_of(feed.plan.format).read(feed, stream)
    except (csv.Error, expat.ExpatError, DecodeError, ValueError, LookupError, TypeError) as error:
        raise Unreadable(feed, error) from None


def count(feed: Feed, stream: BinaryIO) -> int:
    """How many items stand in a written feed. Raises `Unreadable`."""
    return sum(1 for _ in read(feed, stream))
