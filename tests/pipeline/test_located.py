"""A channel with a record for every store, built: what is written, and what an edit of the stock does."""

from pathlib import Path

import pytest

from tests.pipeline.shop import built, change, manifest_of, put, write_shop

PROFILE = "spec: google-local-inventory@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n"
STORES = "pier: {kind: store}\nhill: {kind: store}\ndepot: {kind: warehouse}\n"
STOCK = """\
sku,location,quantity
TEE-HARBOR-NVY-S,pier,5
TEE-HARBOR-NVY-S,hill,2
TEE-HARBOR-NVY-S,depot,40
TEE-HARBOR-RED-M,hill,0
MUG-ENAMEL,pier,7
MUG-ENAMEL,hill,3
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_shop(tmp_path)
    for path in (tmp_path / "channel_profiles").iterdir():
        path.unlink()
    put(tmp_path, "channel_profiles/stores.yaml", PROFILE)
    put(tmp_path, "catalog/locations.yaml", STORES)
    put(tmp_path, "catalog/inventory.csv", STOCK)
    return tmp_path


def rows(root: Path) -> list[str]:
    text = (root / "dist/stores/google-local-inventory.tsv").read_text(encoding="utf-8")
    return [" ".join(line.split("\t")[:4]) for line in text.splitlines()[1:]]


def test_one_record_is_written_for_a_product_and_a_store(root: Path) -> None:
    made = built(root)
    assert [each.message for each in made.verdict.findings if each.where.path.startswith("channel_")] == []
    assert rows(root) == [
        "MUG-ENAMEL pier in_stock 7",
        "MUG-ENAMEL hill in_stock 3",
        "TEE-HARBOR-NVY-S pier in_stock 5",
        "TEE-HARBOR-NVY-S hill limited_availability 2",
        "TEE-HARBOR-RED-M hill out_of_stock 0",
    ]
    assert {(each.listings, each.written, each.excluded) for each in manifest_of(root).feeds} == {(5, 5, 0)}


def test_stock_that_moves_between_stores_is_written_anew_though_the_sum_is_the_same(root: Path) -> None:
    built(root)
    change(root, "catalog/inventory.csv", "NVY-S,pier,5", "NVY-S,pier,6")
    change(root, "catalog/inventory.csv", "NVY-S,hill,2", "NVY-S,hill,1")
    built(root)
    assert "TEE-HARBOR-NVY-S pier in_stock 6" in rows(root)
    assert "TEE-HARBOR-NVY-S hill limited_availability 1" in rows(root)


def test_what_is_wrong_in_every_store_is_said_once_and_takes_all_records_of_the_product(root: Path) -> None:
    put(
        root,
        "channel_profiles/stores.yaml",
        PROFILE + 'fields: {instore_product_location: "{{ name }}, ganz hinten"}\n',
    )
    made = built(root)
    told = [each for each in made.verdict.findings if each.rule == "channel/too-long"]
    assert [each.subject.code for each in told] == ["MUG-ENAMEL", "TEE-HARBOR"]
    assert "'Enamel mug, ganz hinten' has 23 bytes, 20 are the most" in told[0].message
    assert rows(root) == []
    assert {(each.listings, each.written, each.excluded) for each in manifest_of(root).feeds} == {(5, 0, 5)}


def test_a_single_product_in_two_stores_is_not_taken_for_a_parent_without_variants(root: Path) -> None:
    change(root, "catalog/products/tee.yaml", "status: active", "status: draft")
    built(root)
    assert rows(root) == ["MUG-ENAMEL pier in_stock 7", "MUG-ENAMEL hill in_stock 3"]
