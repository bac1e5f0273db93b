"""The Amazon feeds of the example shop and of a real catalog, held against Amazon's own schemas."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.acceptance.beside import CHANNELS, needs_shared
from tests.acceptance.feeds_read import feeds
from tests.acceptance.terminal import omnicat

FORMATS = jsonschema.FormatChecker(["date"])
FORMATS.checks("date-time")(lambda text: "T" in str(text))


@pytest.fixture(scope="module")
def feed(example: Path) -> dict[str, Any]:
    ((entry, path),) = feeds(example, "amazon-listings", ".json")
    read = dict(json.loads(path.read_text(encoding="utf-8")))
    assert len(read["messages"]) == entry["written"] > 200
    return read


@needs_shared
def test_the_feed_fits_amazons_schema(feed: dict[str, Any]) -> None:
    _judge(feed)


@needs_shared
def test_attributes_fit_the_definition_of_a_product_type_where_it_has_them(feed: dict[str, Any]) -> None:
    definition = json.loads((CHANNELS / "amazon/ptd_HAIRBAND_en_US_abridged.json").read_text(encoding="utf-8"))
    known = {
        name: jsonschema.Draft201909Validator({**each, "$defs": definition["$defs"]}, format_checker=FORMATS)
        for name, each in definition["properties"].items()
    }
    judged = set()
    for message in feed["messages"]:
        for name in message["attributes"].keys() & known.keys():
            known[name].validate(message["attributes"][name])
            judged.add(name)
    assert {"item_name", "brand", "purchasable_offer", "fulfillment_availability", "condition_type"} <= judged


def test_parents_come_before_their_children_and_have_no_offer(feed: dict[str, Any]) -> None:
    seen = set()
    for number, message in enumerate(feed["messages"], 1):
        said = message["attributes"]
        assert message["messageId"] == number
        seen.add(message["sku"])
        for relation in said.get("child_parent_sku_relationship", ()):
            assert relation["parent_sku"] in seen
        if message["requirements"] == "LISTING_PRODUCT_ONLY":
            assert not {"purchasable_offer", "fulfillment_availability"} & said.keys()


def test_titles_have_75_characters_and_search_terms_249_bytes(feed: dict[str, Any]) -> None:
    for message in feed["messages"]:
        said = message["attributes"]
        assert len(said["item_name"][0]["value"]) <= 75
        assert all(len(each["value"].encode()) <= 249 for each in said.get("generic_keyword", ()))


@needs_shared
def test_real_products_fit_it_too(icecat: Path, tmp_path: Path) -> None:
    """Ten cameras with the photos that they have, once the owner says what Amazon must know."""
    root = tmp_path / "shop"
    products = sorted((icecat / "catalog/products/digital_cameras").glob("*.yaml"))
    chosen = [path for path in products if "assets:" in path.read_text(encoding="utf-8")][:10]
    assert len(chosen) == 10
    for part in ("catalog/attributes", "catalog/families", "catalog"):
        for path in (icecat / part).glob("*.yaml"):
            _copy(path, root / path.relative_to(icecat))
    for path in (*chosen, *(icecat / "assets").rglob("*.*")):
        _copy(path, root / path.relative_to(icecat))
    profile = (icecat / "channel_profiles/amazon.yaml").read_text(encoding="utf-8")
    profile = profile.replace("select: 'false'", "fields: {productType: \"'CAMERA_DIGITAL'\"}")
    (root / "channel_profiles").mkdir()
    (root / "channel_profiles/amazon.yaml").write_text(profile, encoding="utf-8")
    ran = omnicat(root, "build", "--workers", "1")
    ((entry, path),) = feeds(root, "amazon-listings", ".json")
    read = json.loads(path.read_text(encoding="utf-8"))
    assert entry["listings"] == 10, ran.said
    assert entry["written"] == len(read["messages"]) == 10 - entry["excluded"]
    _judge(read)


def _judge(feed: dict[str, Any]) -> None:
    path = CHANNELS / "amazon/schemas_feeds/listings-feed-schema-v2.json"
    jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8"))).validate(feed)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
