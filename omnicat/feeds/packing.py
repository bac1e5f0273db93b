"""A file of items turned into what the channel takes, where its format can be made of whole files only."""

from io import BytesIO

from omnicat.feeds import parquet
from omnicat.feeds.feed import Feed
from omnicat.feeds.reading import Unreadable, count


def is_packed(feed: Feed) -> bool:
    """Whether the written items are not yet the file that is sent."""
    return feed.plan.format == parquet.NAME


def packed(feed: Feed, content: bytes, items: int) -> bytes:
    """The file as it is sent, made of its written items, read back and counted. Raises `Unreadable`."""
    made = parquet.packed(feed, content)
    found = count(feed, BytesIO(made))
    if found != items:
        raise Unreadable(feed, f"it holds {found} items where {items} were written")
    return made
