"""The JSON around each item of a feed, such as a call of the channel's API for each product."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import json

from omnicat.errors import OmnicatError
from omnicat.feeds.feed import Feed, Item, words_of
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing

ITEM, TEXT = "$item", "$item_text"
_WORD = re.compile(r"\$\{(\w+)\}")


class NoPlaceForItem(OmnicatError):
    """An envelope that doesn't say where the item stands."""

    def __init__(self, plan: FeedPlan) -> None:
        super().__init__(f"the envelope of feed '{plan.file}' has no place for the item", "write $item where it goes")


def enclosed(feed: Feed, listing: Listing, item: Item, text: str) -> Any:
    """The item in its envelope; `text` is the item as JSON, for channels that take it as a text inside theirs.

    Raises NoPlaceForItem."""
    if _place(feed.plan.envelope) is None:
        raise NoPlaceForItem(feed.plan)
    words = {**words_of(feed), "sku": listing.sku, "group": listing.group, "item": item, "item_text": text}
    return _filled(feed.plan.envelope, words)


def opened(feed: Feed, said: Any) -> Item:
    """The item out of its envelope. Raises LookupError, TypeError, ValueError and DecodeError where it is none."""
    return dict(said) if feed.plan.envelope is None else taken_out(feed.plan.envelope, said)[0]


def taken_out(envelope: Any, said: Any) -> tuple[Item, tuple[str, ...]]:
    """The item and the keys that led to it, none where it stands there as a text. Raises as `opened` does."""
    path, is_text = _place(envelope) or ((), False)
    for key in path:
        said = said[key]
    return (dict(json.decode(said)), ()) if is_text else (dict(said), path)


def _filled(skeleton: Any, words: Mapping[str, Any]) -> Any:
    if isinstance(skeleton, Mapping):
        return {key: _filled(inner, words) for key, inner in skeleton.items()}
    if isinstance(skeleton, list | tuple):
        return [_filled(inner, words) for inner in skeleton]
    if not isinstance(skeleton, str):
        return skeleton
    if skeleton[:1] == "$" and skeleton[1:] in words:
        return words[skeleton[1:]]
    if skeleton.startswith(f"{ITEM}."):
        return words["item"].get(skeleton.removeprefix(f"{ITEM}."))
    return _WORD.sub(lambda found: str(words.get(found[1]) or ""), skeleton)


def _place(skeleton: Any) -> tuple[tuple[str, ...], bool] | None:
    """The keys that lead to the item, and whether it stands there as a text."""
    if skeleton in (ITEM, TEXT):
        return (), skeleton == TEXT
    for key, inner in skeleton.items() if isinstance(skeleton, Mapping) else ():
        if below := _place(inner):
            return (key, *below[0]), below[1]
    return None
