"""Feeds that somebody else wrote are held against the shop's definitions too: what each operation has to say."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given
from omnicat.findings import Location
from omnicat.looking.feed_check import FeedAsked, check_feed
from omnicat.model.product_type import ProductType
from omnicat.product_types import read_definitions, written
from tests.schemas.made_up_definition import KITE, MARKET, said

CONTENT = written(read_definitions({"kite.json": json.dumps(KITE).encode()})[0]).encode()
KITES = ProductType("amazon-listings", MARKET, "KITE", "en_US", "LISTING", CONTENT, b"", Location("kite.json"))
GIVEN = Given("US", "en-US", "USD", {})


def told(tmp_path: Path, given: Given = GIVEN, **message: Any) -> dict[str, int]:
    """What the definition refuses in a feed of one message: message and line."""
    feed = {"header": {}, "messages": [{"messageId": 1, "sku": "K-1", "productType": "KITE", **message}]}
    path = tmp_path / "amazon.json"
    path.write_text(json.dumps(feed, indent=1), encoding="utf-8")
    spec = shipped_specs()["amazon-listings@2026-07"]
    found = check_feed(FeedAsked(path, "amazon.json", spec, given, "2026-09-01", "2026-09-01", (KITES,))).findings
    return {each.message: each.where.line for each in found if each.rule == "channel/product-type"}


def test_an_update_has_to_say_all_that_is_required(tmp_path: Path) -> None:
    found = told(tmp_path, operationType="UPDATE", attributes={"item_name": said("A kite", localized=True)})
    assert {
        "K-1: attributes.sail_area is missing, KITE needs it",
        "K-1: attributes.identifier is missing, KITE needs it",
    } <= found.keys()


def test_a_partial_update_says_what_it_says(tmp_path: Path) -> None:
    assert not told(tmp_path, operationType="PARTIAL_UPDATE", attributes={"lines": said(2)})
    found = told(tmp_path, operationType="PARTIAL_UPDATE", attributes={"lines": said(3)})
    assert [*found] == ["K-1: attributes.lines '3' is none of its words: 1, 2, 4 (KITE)"]


@pytest.mark.parametrize("message", [{"operationType": "DELETE"}, {"operationType": "PATCH", "patches": []}])
def test_what_has_no_attributes_is_not_judged(tmp_path: Path, message: dict[str, Any]) -> None:
    assert not told(tmp_path, **message)


def test_the_marketplace_is_the_profiles_else_the_countrys(tmp_path: Path) -> None:
    message: dict[str, Any] = {"operationType": "PARTIAL_UPDATE", "attributes": {"lines": said(3)}}
    assert told(tmp_path, **message)
    assert not told(tmp_path, replace(GIVEN, country="DE"), **message)
    assert told(tmp_path, replace(GIVEN, country="DE", settings={"marketplace_id": MARKET}), **message)
