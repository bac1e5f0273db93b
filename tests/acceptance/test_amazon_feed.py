"""The Amazon feeds of the example shop and of a real catalog, held against Amazon's own schemas."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from tests.acceptance.beside import CHANNELS, needs_shared
from tests.acceptance.conftest import leave_unused_out
from tests.acceptance.feeds_read import feeds, manifest
from tests.acceptance.terminal import omnicat

TOLD = """fields:
  productType: "'CAMERA_DIGITAL'"
  attributes.country_of_origin: "'JP'"
  attributes.externally_assigned_product_identifier: "{'type': 'ean', 'value': '4006381333931'}"
  attributes.product_description: description | plain | truncate_words(2000)
"""
FORMATS = jsonschema.FormatChecker(["date"])
FORMATS.checks("date-time")(lambda text: "T" in str(text))


@pytest.fixture(scope="module")
def feed(example: Path) -> dict[str, Any]:
    ((entry, path),) = feeds(example, "amazon-listings", ".json")
    read = dict(json.loads(path.read_text(encoding="utf-8")))
    assert len(read["messages"]) == entry["written"] + entry["removed"]
    assert entry["written"] > 200
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
    for message in _offered(feed):
        for name in message["attributes"].keys() & known.keys():
            known[name].validate(message["attributes"][name])
            judged.add(name)
    assert {"item_name", "brand", "purchasable_offer", "fulfillment_availability", "condition_type"} <= judged


def test_parents_come_before_their_children_and_have_no_offer(feed: dict[str, Any]) -> None:
    seen = set()
    assert [each["messageId"] for each in feed["messages"]] == list(range(1, len(feed["messages"]) + 1))
    for message in _offered(feed):
        said = message["attributes"]
        seen.add(message["sku"])
        for relation in said.get("child_parent_sku_relationship", ()):
            assert relation["parent_sku"] in seen
        if message["requirements"] == "LISTING_PRODUCT_ONLY":
            assert not {"purchasable_offer", "fulfillment_availability"} & said.keys()


def test_titles_have_75_characters_and_search_terms_249_bytes(feed: dict[str, Any]) -> None:
    for message in _offered(feed):
        said = message["attributes"]
        assert len(said["item_name"][0]["value"]) <= 75
        assert all(len(each["value"].encode()) <= 249 for each in said.get("generic_keyword", ()))


@needs_shared
def test_real_products_fit_it_too(icecat: Path, tmp_path: Path) -> None:
    """The cameras with photos, once the owner says what Amazon must know."""
    with_photos = [
        path
        for path in sorted((icecat / "catalog/products/digital_cameras").glob("*.yaml"))
        if "assets:" in path.read_text(encoding="utf-8")
    ]
    shutil.copytree(icecat, tmp_path / "shop", ignore=shutil.ignore_patterns("products", "channel_profiles"))
    for path in with_photos[:20]:
        _copy(path, tmp_path / "shop" / path.relative_to(icecat))
    profile = (icecat / "channel_profiles/amazon.yaml").read_text(encoding="utf-8")
    _write(tmp_path / "shop/channel_profiles/amazon.yaml", profile.replace("\nselect: 'false'\n", f"\n{TOLD}"))
    leave_unused_out(tmp_path / "shop")
    ran = omnicat(tmp_path / "shop", "build", "amazon", "--workers", "1")
    ((entry, path),) = feeds(tmp_path / "shop", "amazon-listings", ".json")
    read = json.loads(path.read_text(encoding="utf-8"))
    assert entry["listings"] == 20, ran.said
    assert 10 < entry["written"] == len(read["messages"]) == 20 - entry["excluded"]
    _judge(read)


@needs_shared
def test_a_feed_that_would_be_empty_is_not_written(icecat_built: Path) -> None:
    """The profile that `init` writes selects nothing until the owner has filled in who he is."""
    (entry,) = (each for each in manifest(icecat_built)["feeds"] if each["spec"].startswith("amazon-listings@"))
    assert (entry["written"], entry["files"]) == (0, 0)
    assert not list((icecat_built / "dist/amazon").glob("*.json"))


def _offered(feed: dict[str, Any]) -> list[dict[str, Any]]:
    """The messages of what is sold; those of what is no longer sold only say so."""
    gone = [each for each in feed["messages"] if each["operationType"] == "DELETE"]
    assert [each.keys() for each in gone] == [{"messageId", "sku", "operationType"}] * len(gone)
    return [each for each in feed["messages"] if each not in gone]


def _judge(feed: dict[str, Any]) -> None:
    path = CHANNELS / "amazon/schemas_feeds/listings-feed-schema-v2.json"
    jsonschema_rs.Draft7Validator(json.loads(path.read_text(encoding="utf-8"))).validate(feed)


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_text(encoding="utf-8"))


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
