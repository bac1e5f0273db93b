"""A feed whose items are one level of the records, and what a product's own listing says of its variants."""

import json
from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import shop_specs
from omnicat.feeds import Feed, read
from tests.pipeline.shop import built, change, left, manifest_of, put, write_shop

NAVY, RED = "TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M"
SPEC = """\
spec: levels@2026-08
title: Levels
nested: true
listings: {parents: true}
feeds:
  - {file: items.json, format: json, below: item, document: {requests: $items}}
  - {file: groups.jsonl, format: jsonl, below: group}
  - {file: families.json, format: json, unit: product, below: group, variants: children}
  - {file: rest.json, format: json}
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: item.sku, from: listing.sku, for: [single, child]}
  - {name: $kind, from: listing.family, need: required}
  - {name: item.by.$kind.color, from: listing.aspects, for: [child], type: json}
  - {name: group.key, from: listing.sku, for: [parent]}
  - {name: group.skus, from: listing.variants.skus, for: [parent], many: true}
  - {name: group.options, from: listing.variants.options, for: [parent], type: json}
  - {name: group.held, from: listing.variants.quantity, for: [parent], type: integer}
"""


@pytest.fixture
def levels(tmp_path: Path) -> Path:
    put(write_shop(tmp_path, "shopify"), "specs/levels/2026-08.yaml", SPEC)
    put(tmp_path, "channel_profiles/levels.yaml", "spec: levels@2026-08\nlocale: en-US\ncurrency: USD\n")
    return tmp_path


def text(shop: Path, file: str) -> str:
    return (shop / "dist/levels" / file).read_text(encoding="utf-8")


def groups(shop: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text(shop, "groups.jsonl").splitlines()]


def test_a_feed_below_a_level_holds_the_listings_that_have_something_there(levels: Path) -> None:
    built(levels, "levels")
    items = json.loads(text(levels, "items.json"))["requests"]
    assert [each["sku"] for each in items] == ["MUG-ENAMEL", NAVY, RED]
    assert [each["key"] for each in groups(levels)] == ["TEE-HARBOR"]


def test_a_feed_without_it_leaves_out_the_levels_of_the_others(levels: Path) -> None:
    built(levels, "levels")
    assert [each.keys() for each in json.loads(text(levels, "rest.json"))] == [{"id"}] * 4


def test_a_product_with_variants_is_one_item_below_its_level(levels: Path) -> None:
    built(levels, "levels")
    (family,) = json.loads(text(levels, "families.json"))
    assert (family["key"], family["children"]) == ("TEE-HARBOR", [{}, {}])


def test_a_level_is_named_by_the_field_of_its_name(levels: Path) -> None:
    built(levels, "levels")
    navy = json.loads(text(levels, "items.json"))["requests"][1]
    assert navy["by"] == {"tee": {"color": {"Color": ["Navy"], "Size": ["S"]}}}
    assert "$kind" not in text(levels, "items.json") + text(levels, "rest.json")


def test_a_product_tells_of_its_variants(levels: Path) -> None:
    built(levels, "levels")
    (tee,) = groups(levels)
    assert tee["skus"] == [NAVY, RED]
    assert tee["options"] == [{"name": "Color", "values": ["Navy", "Red"]}, {"name": "Size", "values": ["S", "M"]}]
    assert tee["held"] == 4


def test_a_product_tells_nothing_of_a_variant_that_is_left_out(levels: Path) -> None:
    change(levels, "catalog/products/tee.yaml", "color: red", "color: redd")
    built(levels, "levels")
    assert left(levels, "levels").keys() == {RED}
    (tee,) = groups(levels)
    assert tee["skus"] == [NAVY]
    assert tee["options"] == [{"name": "Color", "values": ["Navy"]}, {"name": "Size", "values": ["S"]}]


def test_only_what_belongs_into_a_feed_is_counted_in_it(levels: Path) -> None:
    built(levels, "levels")
    counted = {each.file: (each.listings, each.written, each.excluded) for each in manifest_of(levels).feeds}
    assert counted["items.json"] == (3, 3, 0)
    assert counted["groups.jsonl"] == (1, 1, 0)
    assert counted["rest.json"] == (4, 4, 0)


def test_an_item_is_read_back_as_it_stands_in_the_record(levels: Path) -> None:
    built(levels, "levels")
    own, _ = shop_specs({"specs/levels/2026-08.yaml": SPEC.encode()})
    spec = own["levels@2026-08"]
    for plan, skus in ((spec.feeds[0], ["MUG-ENAMEL", NAVY, RED]), (spec.feeds[1], ["TEE-HARBOR"])):
        with (levels / "dist/levels" / plan.file).open("rb") as stream:
            items = [each[plan.below] for each in read(Feed(plan, spec), stream)]
        assert [each.get("sku") or each["key"] for each in items] == skus
