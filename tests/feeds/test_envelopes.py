"""Items in envelopes, and a product's variants below a key of its record."""

import json

import pytest

from omnicat.feeds.envelopes import NoPlaceForItem
from omnicat.model.channel import FeedPlan, SpecField
from tests.feeds.hand_made import feed, listing, read_back, small_spec, written

SPEC = small_spec(SpecField("a"))
CALL = {
    "method": "POST",
    "path": "/stores/${store}/products",
    "id": "$sku",
    "body": "$item_text",
    "left": "$nothing",
    "a": "$item.a",
    "b": "$item.b",
}


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
@pytest.mark.parametrize("envelope", [{"input": "$item"}, {"a": {"b": "$item"}}, {"body": "$item_text"}, CALL])
def test_an_item_comes_out_of_its_envelope_as_it_went_in(format_name: str, envelope: object) -> None:
    a_feed = feed(FeedPlan(f"x.{format_name}", format_name, envelope=envelope), SPEC, settings={"store": "s1"})
    items = [listing("A", {"a": 'x "y"\n\u00fc'}), listing("B", {"a": 1})]
    assert read_back(a_feed, written(a_feed, *items)) == [{"a": 'x "y"\n\u00fc'}, {"a": 1}]


def test_words_stand_for_settings_and_the_listing() -> None:
    a_feed = feed(FeedPlan("x.jsonl", "jsonl", envelope=CALL), SPEC, settings={"store": "s1"})
    line = json.loads(written(a_feed, listing("A", {"a": 1})))
    assert line == {
        "method": "POST",
        "path": "/stores/s1/products",
        "id": "A",
        "body": '{"a":1}',
        "left": "$nothing",
    } | {"a": 1, "b": None}


def test_an_envelope_without_a_place_for_the_item_is_refused() -> None:
    with pytest.raises(NoPlaceForItem, match=r"x\.jsonl"):
        written(feed(FeedPlan("x.jsonl", "jsonl", envelope={"body": "item"}), SPEC), listing("A", {"a": 1}))


def test_fields_below_the_key_of_variants_belong_to_what_is_sold() -> None:
    a_feed = feed(FeedPlan("x.jsonl", "jsonl", unit="product", variants="variants"), SPEC)
    children = tuple(listing(sku, {"variants": {"sku": sku}}, kind="child") for sku in ("T-1", "T-2"))
    tee = listing("T", {"a": "Tee"}, kind="parent", variants=children)
    mug = listing("M", {"a": "Mug", "variants": {"sku": "M"}})
    assert read_back(a_feed, written(a_feed, tee, mug)) == [
        {"a": "Tee", "variants": [{"sku": "T-1"}, {"sku": "T-2"}]},
        {"a": "Mug", "variants": [{"sku": "M"}]},
    ]
