"""JSON lines: one record on each line."""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec import json

from omnicat.feeds.envelopes import opened
from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.json_text import as_json, contents, whole
from omnicat.model.listing import Listing

NAME = "jsonl"
SEPARATOR = b""


def header(_feed: Feed, /) -> bytes:
    """Nothing stands before the lines."""
    return b""


def item(feed: Feed, listing: Listing, /) -> bytes:
    """One line."""
    return as_json(contents(feed, listing)) + b"\n"


def footer(_feed: Feed, /) -> bytes:
    """Nothing stands after the lines."""
    return b""


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The record of each line."""
    for line in stream:
        yield whole(feed, opened(feed, json.decode(line)))
