"""Google's feeds, read by a namespace-aware XML parser and a plain CSV reader: what the manifest counts stands there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.acceptance.feeds_read import feeds, google_items, google_rows, manifest

REQUIRED = ("id", "title", "description", "link", "image_link", "availability", "price")
PRICE = re.compile(r"\d+\.\d\d (USD|EUR)")


@pytest.fixture(params=["example", "icecat_built"])
def root(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def test_every_item_reads_again_and_is_whole(root: Path) -> None:
    for feed, items in _read(root):
        assert len(items) == feed["written"] == feed["items"] == feed["listings"] - feed["excluded"], feed["channel"]
        assert len({item["id"][0] for item in items}) == len(items), feed["channel"]
        for item in items:
            assert [name for name in REQUIRED if not any(item.get(name, ()))] == [], item
            assert len(item["id"][0]) <= 50
            assert len(item["title"][0]) <= 150
            assert len(item["description"][0]) <= 5000
            assert PRICE.fullmatch(item["price"][0]), item["price"]
            assert urlsplit(item["link"][0]).scheme == "https"
            assert len(item.get("additional_image_link", ())) <= 10


def test_rows_say_what_items_say(root: Path) -> None:
    rows_by_channel = {feed["channel"]: google_rows(path) for feed, path in feeds(root, "google-merchant", ".tsv")}
    for feed, items in _read(root):
        rows = rows_by_channel[feed["channel"]]
        for name in (*REQUIRED, "brand", "gtin", "item_group_id", "color"):
            assert [row.get(name, "") for row in rows] == [item.get(name, [""])[0] for item in items], name


def test_who_is_missing_is_named_with_a_reason(root: Path) -> None:
    left = {each["channel"]: each["excluded"] for each in manifest(root)["channels"]}
    for feed, items in _read(root):
        names = [each["sku"] for each in left[feed["channel"]]]
        assert len(names) == len(set(names)) == feed["excluded"]
        assert not set(names) & {item["id"][0] for item in items}
        assert all(
            each["reasons"] and all(reason["message"] for reason in each["reasons"]) for each in left[feed["channel"]]
        )


def test_images_that_are_linked_are_there(root: Path) -> None:
    for feed, items in _read(root):
        folder = root / "dist" / feed["channel"] / "images"
        linked = {link for item in items for link in (*item["image_link"], *item.get("additional_image_link", ()))}
        assert {link.rpartition("/")[2] for link in linked} <= {path.name for path in folder.iterdir()}


def test_variants_of_the_example_shop_are_told_apart(example: Path) -> None:
    for feed, items in _read(example):
        titles: dict[str, list[str]] = {}
        for item in items:
            titles.setdefault(item.get("item_group_id", item["id"])[0], []).append(item["title"][0])
        doubled = {group: said for group, said in titles.items() if len(set(said)) < len(said)}
        assert doubled == {}, feed["channel"]


def _read(root: Path) -> Iterator[tuple[dict[str, Any], list[dict[str, list[str]]]]]:
    found = list(feeds(root, "google-merchant", ".xml"))
    assert len(found) >= 2
    for feed, path in found:
        yield feed, google_items(path)
