"""A feed that is split: as few files as the limits allow, each whole, and the same from whatever state."""

import json
from pathlib import Path

import pytest

from omnicat.manifest import Feed, Part
from tests.pipeline.shop import built, digests, from_nothing, manifest_of, put, write_small_catalog

SPEC = """\
spec: shelf@2026-08
title: The shelf
feeds:
  - {file: "shelf-{part}.csv", format: csv, max_items: 3, min_items: 1}
  - {file: "google-{part}.xml", template: shelf.xml.j2, max_items: 4}
  - {file: "list-{part}.json", number: n, document: {version: 1, offers: $items}, max_items: 2}
  - {file: "small/{part}.tsv", max_bytes: 60}
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: title, from: name, need: required}
"""
TEMPLATE = """\
{% block header %}<rss><channel><title>Shelf</title>{% endblock %}
{% block item %}<item><id>{{ listing.sku }}</id></item>{% endblock %}
{% block footer %}</channel></rss>{% endblock %}
"""


def add(root: Path, sku: str, name: str = "Tee") -> None:
    text = f"sku: {sku}\nfamily: tee\nstatus: active\ncategories: [apparel]\nattributes: {{name: {{en-US: {name}, de-DE: T}}}}\n"
    put(root, f"catalog/products/{sku.lower()}.yaml", text)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Seven products, in feeds that take a few of them in one file."""
    root = tmp_path / "shelf"
    write_small_catalog(root)
    put(root, "specs/shelf/2026-08.yaml", SPEC)
    put(root, "templates/shelf.xml.j2", TEMPLATE)
    for number in range(1, 8):
        add(root, f"A-{number}")
    built(root)
    return root


def entry(root: Path, file: str) -> Feed:
    return next(each for each in manifest_of(root).feeds if each.file == file)


def test_a_part_has_as_many_items_as_a_file_may(shelf: Path) -> None:
    folder = shelf / "dist/shelf"
    texts = [(folder / f"shelf-{part}.csv").read_text() for part in (1, 2, 3)]
    assert [text.split() for text in texts] == [
        ["id,title", "A-1,Tee", "A-2,Tee", "A-3,Tee"],
        ["id,title", "A-4,Tee", "A-5,Tee", "A-6,Tee"],
        ["id,title", "A-7,Tee"],
    ]
    assert not (folder / "shelf-4.csv").exists()


def test_each_part_is_a_feed_of_its_own_counted_from_one(shelf: Path) -> None:
    for part, numbers in ((1, [1, 2]), (4, [1])):
        document = json.loads((shelf / f"dist/shelf/list-{part}.json").read_text())
        assert [each["n"] for each in document["offers"]] == numbers
        assert document["version"] == 1
    text = (shelf / "dist/shelf/google-2.xml").read_text()
    assert text.startswith("<rss>")
    assert text.endswith("</rss>")
    assert text.count("<item>") == 3


def test_no_part_is_larger_than_a_file_may_be_nor_smaller_than_it_has_to(shelf: Path) -> None:
    sizes = [file.stat().st_size for file in sorted((shelf / "dist/shelf/small").iterdir())]
    line, names = len("A-1\tTee\n"), len("id\ttitle\n")
    assert sizes == [names + 6 * line, names + line]
    assert names + 6 * line <= 60 < names + 7 * line


def test_the_manifest_tells_every_part(shelf: Path) -> None:
    told = entry(shelf, "shelf-{part}.csv")
    assert told.parts == (Part("shelf-1.csv", 3), Part("shelf-2.csv", 3), Part("shelf-3.csv", 1))
    assert (told.files, told.listings, told.written, told.excluded, told.items) == (3, 7, 7, 0, 7)
    listed = {each.path for each in manifest_of(shelf).files}
    assert {f"shelf/{part.file}" for feed in manifest_of(shelf).feeds for part in feed.parts} <= listed


def test_one_product_more_changes_as_few_parts_as_it_can(shelf: Path) -> None:
    before = digests(shelf)
    add(shelf, "A-8")
    built(shelf)
    after = digests(shelf)
    assert after == from_nothing(shelf)
    changed = {path for path in after if path.startswith("shelf/shelf-") and before.get(path) != after[path]}
    assert changed == {"shelf/shelf-3.csv"}


def test_a_change_in_the_middle_leaves_what_stands_before_it(shelf: Path) -> None:
    before = digests(shelf)
    add(shelf, "A-5", "Long tee")
    built(shelf)
    after = digests(shelf)
    assert after == from_nothing(shelf)
    changed = {path for path in after if path.startswith("shelf/shelf-") and before[path] != after[path]}
    assert changed == {"shelf/shelf-2.csv"}


def test_a_part_that_is_not_made_any_more_goes(shelf: Path) -> None:
    (shelf / "catalog/products/a-2.yaml").unlink()
    built(shelf)
    assert not (shelf / "dist/shelf/shelf-3.csv").exists()
    assert entry(shelf, "shelf-{part}.csv").parts == (Part("shelf-1.csv", 3), Part("shelf-2.csv", 3))
    assert digests(shelf) == from_nothing(shelf)


def test_without_items_one_empty_part_stands_there_unless_that_is_too_few(shelf: Path) -> None:
    for file in (shelf / "catalog/products").iterdir():
        file.write_text(file.read_text().replace("status: active", "status: draft"))
    built(shelf)
    assert entry(shelf, "google-{part}.xml").parts == (Part("google-1.xml", 0),)
    told = entry(shelf, "shelf-{part}.csv")
    assert (told.parts, told.files) == ((), 0)
    assert not (shelf / "dist/shelf/shelf-1.csv").exists()


def test_an_item_that_no_file_can_hold_is_told_with_its_part(shelf: Path) -> None:
    add(shelf, "A-4", "x" * 60)
    done = built(shelf)
    (found,) = [each for each in done.verdict.findings if each.rule == "channel/feed-too-big"]
    assert found.message == "feed 'shelf/small/2.tsv' has 74 bytes, shelf@2026-08 takes 60"
    assert found.hint == "shorten the texts of its item"
    assert not (shelf / "dist/shelf").exists()


def test_a_feed_may_not_have_the_name_of_another_s_part(shelf: Path) -> None:
    put(shelf, "channel_profiles/shelf.yaml", "spec: shelf@2026-08\nfeeds: [{file: 'x-{part}.csv'}, {file: x-2.csv}]\n")
    messages = [each.message for each in built(shelf).verdict.findings if each.rule == "channel/bad-feed"]
    assert messages == ["feed 'x-2.csv' is a part of feed 'x-{part}.csv'"]


def test_a_feed_of_one_part_is_shown_by_the_name_of_its_file(shelf: Path) -> None:
    from omnicat.cli.built import _row

    rows = {str(_row(each)[1]) for each in manifest_of(shelf).feeds}
    assert {"shelf-{part}.csv (3 files)", "small/{part}.tsv (2 files)"} <= rows
    for number in range(2, 8):
        (shelf / f"catalog/products/a-{number}.yaml").unlink()
    built(shelf)
    assert "shelf-1.csv" in {str(_row(each)[1]) for each in manifest_of(shelf).feeds}
