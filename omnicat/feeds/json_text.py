"""JSON as it stands in a feed: keys in the record's order, letters as they are, decimals digit for digit."""

from collections.abc import Mapping
from typing import Any

from msgspec import json

from omnicat.feeds.envelopes import enclosed
from omnicat.feeds.feed import Feed, Item
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
    """The item's record, or the level or the fields of it that the plan names, in its envelope; its variants' below the
    plan's key.

    Where the fields of variants are named so that they stand below that key (`variants.sku`), a product without
    variants says them too, as the only one.
    """
    record = _with_variants(feed, listing)
    if feed.plan.envelope is None:
        return record
    enveloped: Mapping[str, Any] = enclosed(feed, listing, record, as_json(record).decode())
    return enveloped


def whole(feed: Feed, item: Item) -> Item:
    """An item as a record: below the level that it was taken from."""
    return {feed.plan.below: item} if feed.plan.below else item


def _with_variants(feed: Feed, listing: Listing) -> Mapping[str, Any]:
    key, record = feed.plan.variants, _own(feed, listing.record)
    if not key or not (listing.variants or key in record):
        return _as_its_own_variant(feed, listing, record) if key else record
    several = [_own(feed, each.record) for each in listing.variants or (listing,)]
    return {**record, key: [each.get(key, each) for each in several]}


def _as_its_own_variant(feed: Feed, listing: Listing, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A product without variants, where the spec says by levels what belongs to the product and what to its variants."""
    if "levels" not in feed.kept:
        levels = {field.name: field.level for field in feed.spec.fields.values()}
        feed.kept["levels"] = levels if "variant" in levels.values() else {}
    levels = feed.kept["levels"]
    if not levels:
        return record
    product, variant = (
        {name: value for name, value in listing.spelled.items() if levels[name] in wanted}
        for wanted in (("product", "all"), ("variant", "all"))
    )
    whole_product = _own(feed, listing.recorder(product, listing.about))
    return {**whole_product, feed.plan.variants: [_own(feed, listing.recorder(variant, listing.about))]}


def _own(feed: Feed, record: Mapping[str, Any]) -> Mapping[str, Any]:
    if feed.plan.below:
        own: Mapping[str, Any] = record.get(feed.plan.below, {})
        return own
    if feed.plan.columns:
        return {name: record[name] for name in feed.plan.columns if name in record}
    others = _others(feed)
    return {level: each for level, each in record.items() if level not in others} if others else record


def _others(feed: Feed) -> frozenset[str]:
    """The levels that are items of other feeds; worked out once."""
    if "others" not in feed.kept:
        feed.kept["others"] = frozenset(each.below for each in feed.spec.feeds if each.below)
    found: frozenset[str] = feed.kept["others"]
    return found


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


_ENCODER = json.Encoder(decimal_format="number", enc_hook=_plain)


def _encodable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_encodable(key): _encodable(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_encodable(inner) for inner in value]
    return UNPRINTABLE.sub(REPLACEMENT, value) if isinstance(value, str) else value
