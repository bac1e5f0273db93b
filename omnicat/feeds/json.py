"""One JSON document with the items in a list, somewhere in a skeleton that the plan gives.

The skeleton says `$items` where they belong, and `$seller_id` or `$language_tag` where settings and the
channel's language stand. Items are numbered when they are joined, since they are made apart from each other.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from msgspec import json

from omnicat.errors import OmnicatError
from omnicat.feeds.envelopes import opened
from omnicat.feeds.feed import Feed, Item, words_of
from omnicat.feeds.json_text import as_json, as_pages, contents, whole
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing

NAME = "json"
SEPARATOR = b",\n"
ITEMS = "$items"
NUMBER = b"\x1a"
"""Stands for the item's number until it is joined: a raw control character can't occur in JSON."""

_MARK = "\x1a"


class NoPlaceForItems(OmnicatError):
    """A document that doesn't say where its items stand."""

    def __init__(self, plan: FeedPlan) -> None:
        super().__init__(f"the document of feed '{plan.file}' has no place for its items", "write $items where they go")


def header(feed: Feed, /) -> bytes:
    """The document up to its first item; all of it where it has no items."""
    if feed.plan.unit == "channel":
        return as_pages(_filled(feed.plan.document, words_of(feed))) + b"\n"
    return _around(feed)[0] + b"[\n"


def item(feed: Feed, listing: Listing, /) -> bytes:
    """One item on one line."""
    text = as_json(contents(feed, listing))
    if not feed.plan.number:
        return text
    return b"{" + as_json(feed.plan.number) + b":" + NUMBER + (b"," if text != b"{}" else b"") + text[1:]


def footer(feed: Feed, /) -> bytes:
    """The document from its last item on."""
    if feed.plan.unit == "channel":
        return b""
    return b"\n]" + _around(feed)[1] + b"\n"


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The items, wherever the skeleton has them."""
    document = json.decode(stream.read())
    if feed.plan.unit == "channel":
        return
    for key in _place(feed.plan.document) or ():
        document = document[key]
    for each in document:
        yield whole(feed, opened(feed, each))


def _around(feed: Feed) -> tuple[bytes, bytes]:
    if feed.plan.document is None:
        return b"", b""
    before, mark, after = as_json(_filled(feed.plan.document, words_of(feed) | {"items": _MARK})).partition(
        as_json(_MARK)
    )
    if not mark:
        raise NoPlaceForItems(feed.plan)
    return before, after


def _filled(skeleton: Any, names: Mapping[str, Any]) -> Any:
    if isinstance(skeleton, Mapping):
        filled = {key: _filled(inner, names) for key, inner in skeleton.items()}
        return {key: inner for key, inner in filled.items() if inner is not None}
    if isinstance(skeleton, list | tuple):
        return [_filled(inner, names) for inner in skeleton]
    return names.get(skeleton[1:]) if isinstance(skeleton, str) and skeleton.startswith("$") else skeleton


def _place(skeleton: Any) -> tuple[str, ...] | None:
    if skeleton == ITEMS:
        return ()
    for key, inner in skeleton.items() if isinstance(skeleton, Mapping) else ():
        if (below := _place(inner)) is not None:
            return (key, *below)
    return None
