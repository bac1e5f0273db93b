"""Parquet: what is written is read back with its types; the same items are the same bytes."""

import importlib.util
from io import BytesIO
from pathlib import Path

import pytest

from omnicat.feeds import Feed, count, packed, render_header
from omnicat.feeds.parquet import NeedsPyarrow, OneFileOnly
from omnicat.model.channel import FeedPlan
from tests.feeds.hand_made import feed, listing, read_back, written
from tests.pipeline.shop import built, manifest_of, put, write_shop
from tests.specs.test_shipped_specs import SPECS

OPENAI = next(spec for spec in SPECS if spec.name == "openai-products")
needs_pyarrow = pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")
PICTURES = ("https://a.example/1.jpg", "https://a.example/2.jpg")
RECORD = {
    "item_id": "TEE-S",
    "title": 'Tee, "navy" – ä',
    "price": "29.00 USD",
    "is_eligible_search": True,
    "review_count": 12,
    "variant_dict": {"color": "Navy"},
    "additional_image_urls": PICTURES,
}


def parquet_feed(*, each: bool = False) -> Feed:
    return feed(FeedPlan("{sku}.parquet" if each else "openai.parquet", "parquet", each=each), OPENAI)


def made() -> bytes:
    a_feed = parquet_feed()
    lines = written(a_feed, listing("TEE-S", RECORD), listing("MUG", {"item_id": "MUG"}))
    return packed(a_feed, lines, 2)


@needs_pyarrow
def test_what_is_written_is_read_back_with_its_types() -> None:
    rows = read_back(parquet_feed(), made())
    objects = {"variant_dict": '{"color":"Navy"}', "additional_image_urls": [*PICTURES]}
    assert rows == [{**RECORD, **objects}, {"item_id": "MUG"}]


@needs_pyarrow
def test_the_same_items_are_the_same_bytes() -> None:
    assert made() == made()


@needs_pyarrow
def test_a_feed_without_items_has_its_columns() -> None:
    a_feed = parquet_feed()
    assert count(a_feed, BytesIO(packed(a_feed, b"", 0))) == 0


@needs_pyarrow
def test_a_feed_of_the_format_is_built_and_counted_and_built_alike_again(tmp_path: Path) -> None:
    root = write_shop(tmp_path, "website")
    profile = "spec: openai-products@2026-09\nlocale: en-US\ncurrency: USD\ncountry: US\nfeeds: [{file: %s}]\n"
    put(root, "channel_profiles/chat.yaml", profile % "chat.parquet")
    put(root, "channel_profiles/parts.yaml", profile % '"chat-{part}.parquet", max_items: 2')
    built(root)
    told = {
        (each.channel, each.written, each.items, each.files)
        for each in manifest_of(root).feeds
        if each.format == "parquet"
    }
    assert told == {("chat", 3, 3, 1), ("parts", 3, 3, 2)}
    content = (root / "dist/chat/chat.parquet").read_bytes()
    assert content.startswith(b"PAR1")
    (root / "dist/manifest.json").unlink()
    built(root)
    assert (root / "dist/chat/chat.parquet").read_bytes() == content


def test_what_is_missing_is_said_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("omnicat.feeds.parquet.find_spec", lambda _: None)
    with pytest.raises(NeedsPyarrow, match="pyarrow is not installed") as caught:
        render_header(parquet_feed())
    assert caught.value.hint == "install omnicat[parquet]"


@needs_pyarrow
def test_items_have_no_files_of_their_own() -> None:
    with pytest.raises(OneFileOnly):
        render_header(parquet_feed(each=True))
