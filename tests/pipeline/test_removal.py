"""A product that is retired is told to the channels that want to be told, with what they ask for and no more."""

import json
from pathlib import Path

import pytest

from omnicat.channels import shop_specs
from omnicat.checks.written import Given, WrittenChecks
from tests.pipeline.shop import (
    built,
    change,
    digests,
    from_nothing,
    left,
    manifest_of,
    put,
    write_shop,
    write_small_catalog,
)

OFFICIAL = Path(__file__).parents[2] / "../shared/channels/data/amazon/schemas_feeds/listings-feed-schema-v2.json"
SPEC = """\
spec: shelf@2026-08
title: The shelf
listings: {parents: true}
renditions: {main: {width: 800, height: 800, fit: inside, format: jpeg, quality: 80}}
images: {main: {min_width: 5000}}
feeds:
  - {file: all.json, document: {offers: $items}}
  - {file: shown.jsonl, of: active}
  - {file: gone.jsonl, of: retired, min_items: 1}
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: action, from: "'UPDATE'", need: required, only: listing.kind != 'parent', type: enum, values: [UPDATE, DELETE]}
  - {name: title, from: name, need: required, max_chars: 5}
  - {name: note, from: brand}
removal:
  how: rows
  fields: {action: "'DELETE'", id: listing.sku, note: "brand or listing.kind"}
"""
FAMILY = """\
sku: FAM
family: tee
status: active
categories: [apparel]
attributes: {name: {en-US: Tee, de-DE: T}}
variants:
  - {sku: FAM-1, attributes: {size: S}}
  - {sku: FAM-2, attributes: {size: M, brand: Harbor}, status: retired}
"""
ALONE = """\
sku: ALONE
family: tee
status: retired
categories: [apparel]
attributes: {name: {en-US: A title that is too long, de-DE: T}}
assets: {main: {file: fine.jpg, alt: A tee}}
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    root = tmp_path / "shelf"
    write_small_catalog(root)
    put(root, "specs/shelf/2026-08.yaml", SPEC)
    put(root, "catalog/products/fam.yaml", FAMILY)
    put(root, "catalog/products/alone.yaml", ALONE)
    return root


def items(root: Path, file: str) -> list[dict[str, str]]:
    path = root / "dist/shelf" / file
    if not path.exists():
        return []
    text = path.read_text()
    return json.loads(text)["offers"] if file.endswith(".json") else [json.loads(line) for line in text.splitlines()]


GONE = [
    {"id": "ALONE", "action": "DELETE", "note": "single"},
    {"id": "FAM-2", "action": "DELETE", "note": "Harbor"},
]


def test_what_is_retired_is_written_with_the_fields_of_removal_alone(shelf: Path) -> None:
    built(shelf)
    shown = [{"id": "FAM", "title": "Tee"}, {"id": "FAM-1", "action": "UPDATE", "title": "Tee"}]
    assert items(shelf, "all.json") == [GONE[0], *shown, GONE[1]]
    assert items(shelf, "shown.jsonl") == shown
    assert items(shelf, "gone.jsonl") == GONE
    assert left(shelf, "shelf") == {}


def test_the_manifest_counts_them_apart(shelf: Path) -> None:
    built(shelf)
    told = {each.file: each for each in manifest_of(shelf).feeds}
    counts = {
        name: (each.listings, each.written, each.excluded, each.removed, each.items) for name, each in told.items()
    }
    assert counts == {"all.json": (2, 2, 0, 2, 4), "shown.jsonl": (2, 2, 0, 0, 2), "gone.jsonl": (0, 0, 0, 2, 2)}


def test_the_product_itself_leaves_with_the_last_of_its_variants(shelf: Path) -> None:
    change(shelf, "catalog/products/fam.yaml", "size: S}}", "size: S}, status: retired}")
    built(shelf)
    assert [each["id"] for each in items(shelf, "gone.jsonl")] == ["ALONE", "FAM", "FAM-1", "FAM-2"]
    assert [each["note"] for each in items(shelf, "gone.jsonl")] == ["single", "parent", "child", "Harbor"]


def test_what_the_channel_would_not_have_taken_is_not_told(shelf: Path) -> None:
    put(shelf, "channel_profiles/shelf.yaml", "spec: shelf@2026-08\nselect: status == 'active' and sku != 'ALONE'\n")
    change(
        shelf, "catalog/products/fam.yaml", "status: retired}", "status: retired, channels: {shelf: {exclude: true}}}"
    )
    built(shelf)
    assert items(shelf, "gone.jsonl") == []
    assert not (shelf / "dist/shelf/gone.jsonl").exists()


def test_what_the_profile_takes_although_it_is_retired_is_shown(shelf: Path) -> None:
    put(shelf, "channel_profiles/shelf.yaml", "spec: shelf@2026-08\nselect: status != 'draft'\n")
    change(shelf, "specs/shelf/2026-08.yaml", "max_chars: 5", "max_chars: 50")
    change(shelf, "specs/shelf/2026-08.yaml", "images: {main: {min_width: 5000}}\n", "")
    change(shelf, "catalog/products/alone.yaml", "assets: {main: {file: fine.jpg, alt: A tee}}\n", "")
    built(shelf)
    assert {each["action"] for each in items(shelf, "all.json") if "action" in each} == {"UPDATE"}


def test_other_ways_to_leave_write_nothing(shelf: Path) -> None:
    change(shelf, "specs/shelf/2026-08.yaml", "how: rows", "how: snapshot")
    built(shelf)
    assert [each["id"] for each in items(shelf, "all.json")] == ["FAM", "FAM-1"]
    assert not (shelf / "dist/shelf/gone.jsonl").exists()


def test_the_next_build_after_one_more_retires_is_as_one_from_nothing(shelf: Path) -> None:
    built(shelf)
    change(shelf, "catalog/products/fam.yaml", "size: S}}", "size: S}, status: retired}")
    built(shelf)
    assert digests(shelf) == from_nothing(shelf)


def test_an_expression_that_fails_is_told(shelf: Path) -> None:
    change(shelf, "specs/shelf/2026-08.yaml", "brand or listing.kind", "brand + 1")
    found = [each for each in built(shelf).verdict.findings if each.rule == "channel/expression-failed"]
    assert {each.subject.code for each in found} == {"ALONE", "FAM-2"}


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the channels' official schemas are not here")
def test_amazon_is_sent_a_message_that_deletes_as_its_own_schema_has_it(tmp_path: Path) -> None:
    import jsonschema

    root = write_shop(tmp_path / "shop", "amazon")
    change(root, "catalog/products/tee.yaml", "status: active", "status: retired")
    built(root)
    feed = json.loads((root / "dist/amazon/amazon-1.json").read_text(encoding="utf-8"))
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(feed)
    assert [(each["operationType"], each["sku"]) for each in feed["messages"]] == [
        ("UPDATE", "MUG-ENAMEL"),
        ("DELETE", "TEE-HARBOR"),
        ("DELETE", "TEE-HARBOR-NVY-S"),
        ("DELETE", "TEE-HARBOR-RED-M"),
    ]
    assert {frozenset(each) for each in feed["messages"] if each["operationType"] == "DELETE"} == {
        frozenset(("messageId", "sku", "operationType"))
    }


def test_a_record_that_removes_is_asked_for_nothing_else(shelf: Path) -> None:
    spec = shop_specs({"specs/shelf/2026-08.yaml": SPEC.encode()})[0]["shelf@2026-08"]
    checks = WrittenChecks(spec, Given("US", "en-US", "USD", {}), today="2026-08-01", horizon="2026-11-01")
    assert checks.check({"id": "A", "action": "DELETE", "note": "B"}) == []
    assert {each.rule.id for each in checks.check({"id": "A", "action": "DELETED", "note": "B"})} == {
        "channel/not-a-value"
    }
    assert {each.rule.id for each in checks.check({"id": "A", "action": "DELETE"})} == {"channel/missing-field"}
