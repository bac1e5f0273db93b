"""JSON as it stands in a feed: keys in the record's order, letters as they are, decimals digit for digit."""

from collections.abc import Mapping
from typing import Any

from msgspec import json

from omnicat.feeds.feed import Feed
from omnicat.feeds.texts import REPLACEMENT, UNPRINTABLE
from omnicat.model.listing import Listing


def as_json(value: Any) -> bytes:
    """The value on one line."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_encodable(value))


def as_pages(value: Any) -> bytes:
    """The value indented, for people."""
    return json.format(as_json(value), indent=2)


def contents(feed: Feed, listing: Listing) -> Mapping[str, Any]:
    """The item's record; its variants' records below the key that the plan names."""
    if not (feed.plan.variants and listing.variants):
        return listing.record
    return {**listing.record, feed.plan.variants: [variant.record for variant in listing.variants]}


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


_ENCODER = json.Encoder(decimal_format="number", enc_hook=_plain)


def _encodable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_encodable(key): _encodable(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_encodable(inner) for inner in value]
    return UNPRINTABLE.sub(REPLACEMENT, value) if isinstance(value, str) else value
