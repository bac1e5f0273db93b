"""OpenAI's product feed: objects as JSON in a cell, truth values in lower case, addresses without commas of their own."""

import json

import pytest

from omnicat.feeds import Item
from omnicat.feeds.foreign.decoding import decoded
from omnicat.model.listing import Listing
from tests.feeds.hand_made import listing, read_back, shipped, with_columns, written

SPEC = "openai-products@2026-09"
TEE = listing(
    "TEE-S",
    {
        "item_id": "TEE-S",
        "listing_has_variations": True,
        "variant_dict": {"color": 'Navy, "dark"', "size": "S"},
        "dimensions": {"length": "1.50", "width": "2", "unit": "cm"},
        "additional_image_urls": ("https://a.example/1,2.jpg", "https://a.example/3.jpg"),
    },
)


def row(one: Listing) -> Item:
    feed = with_columns(shipped(SPEC, "csv"), *one.spelled)
    return read_back(feed, written(feed, one))[0]


def test_an_object_is_json_in_its_cell() -> None:
    cells = row(TEE)
    assert json.loads(cells["variant_dict"]) == TEE.spelled["variant_dict"]
    assert cells["dimensions"] == '{"length":"1.50","width":"2","unit":"cm"}'


def test_an_object_in_a_cell_is_read_as_its_parts() -> None:
    field = shipped(SPEC, "csv").spec.fields["dimensions"]
    assert decoded(field, [row(TEE)["dimensions"]]) == TEE.spelled["dimensions"]
    assert decoded(field, ['{"length": "1.50", ']) != TEE.spelled["dimensions"]


def test_truth_is_in_lower_case() -> None:
    assert row(TEE)["listing_has_variations"] == "true"


def test_commas_within_an_address_are_encoded_where_commas_stand_between_addresses() -> None:
    assert row(TEE)["additional_image_urls"] == "https://a.example/1%2C2.jpg,https://a.example/3.jpg"


@pytest.mark.parametrize("format_name", ["csv", "jsonl"])
def test_every_item_is_read_back(format_name: str) -> None:
    feed = shipped(SPEC, format_name)
    assert [each["item_id"] for each in read_back(feed, written(feed, TEE, TEE))] == ["TEE-S", "TEE-S"]
