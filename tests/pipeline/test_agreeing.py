"""The same product says the same facts in all channels, as they are written; or it stays out of those that differ."""

from pathlib import Path

import pytest

from omnicat.channels.facts import agree
from omnicat.errors import Exit
from tests.pipeline.shop import built, change, left, put, write_shop

RULE = "channel/facts-differ"
NAVY, RED = "TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M"

SHELF = """\
spec: {name}@2026-08
title: {name}
money: minor
measure: "{{amount}}{{unit}}"
renditions: {{main: {{width: 800}}, gallery: {{width: 800}}}}
feeds: [{{file: shelf.csv, format: csv}}]
facts: {{price: cost, gtin: code, brand: maker, weight: mass, availability: there, image: picture}}
fields:
  - {{name: id, from: listing.sku, need: required}}
  - {{name: cost, from: price, type: money}}
  - {{name: code, from: "('0' ~ gtin)[-14:] if gtin else none", type: gtin}}
  - {{name: maker, from: brand}}
  - {{name: mass, from: weight, type: measure, units: {{kg: KG}}}}
  - {{name: there, from: listing.availability, values: {{in_stock: "yes", out_of_stock: "no", backorder: "no", preorder: "no"}}}}
  - {{name: picture, from: listing.main_image, type: url}}
"""

PROFILE = "spec: {spec}@2026-08\nlocale: en-US\ncurrency: USD\ncountry: US\n"


@pytest.fixture
def shelves(tmp_path: Path) -> Path:
    """Google, and three shelves that spell everything in another way."""
    root = write_shop(tmp_path, "google-us")
    put(root, "specs/shelf/2026-08.yaml", SHELF.format(name="shelf"))
    for name in ("a", "b", "c"):
        put(root, f"channel_profiles/shelf-{name}.yaml", PROFILE.format(spec="shelf"))
    return root


def found(root: Path) -> dict[str, str]:
    """SKU and channels -> what is said of the facts."""
    shown = built(root).verdict.shown
    return {f"{each.subject.code} {each.subject.channel}": each.message for each in shown if each.rule == RULE}


def test_another_spelling_is_no_other_fact(shelves: Path) -> None:
    assert built(shelves).exit == Exit.CLEAN


def test_a_price_of_its_own_keeps_the_product_out_of_that_channel(shelves: Path) -> None:
    put(
        shelves,
        "channel_profiles/shelf-b.yaml",
        PROFILE.format(spec="shelf") + "fields: {cost: 2610}\n",
    )
    said = found(shelves)
    assert said["TEE-HARBOR shelf-b"] == (
        "'TEE-HARBOR' has more than one price: 26.10 USD in shelf-b; 29.00 USD in google-us, shelf-a, shelf-c"
    )
    assert left(shelves, "shelf-b")[NAVY] == {RULE}
    assert left(shelves, "shelf-a") == {}


def test_where_no_answer_is_more_frequent_it_stays_out_of_all(shelves: Path) -> None:
    for name in ("b", "c"):
        profile = PROFILE.format(spec="shelf") + "fields: {maker: \"'Other'\"}\n"
        put(shelves, f"channel_profiles/shelf-{name}.yaml", profile)
    assert "TEE-HARBOR google-us,shelf-a,shelf-b,shelf-c" in found(shelves)


def test_one_variant_that_differs_is_the_only_one_told_of(shelves: Path) -> None:
    fields = "fields: {code: \"'04006381333931' if listing.sku == 'TEE-HARBOR-RED-M' else ('0' ~ gtin)[-14:]\"}\n"
    put(shelves, "channel_profiles/shelf-c.yaml", PROFILE.format(spec="shelf") + fields)
    assert list(found(shelves)) == [f"{RED} shelf-c"]
    assert left(shelves, "shelf-c") == {RED: {RULE}}


def test_another_picture_is_another_product(shelves: Path) -> None:
    fields = "fields: {picture: listing.images | first or listing.main_image}\n"
    put(shelves, "channel_profiles/shelf-c.yaml", PROFILE.format(spec="shelf") + fields)
    assert "'tee/front.jpg' in google-us, shelf-a, shelf-b" in found(shelves)[f"{RED} shelf-c"]


def test_what_other_channels_said_is_remembered(shelves: Path) -> None:
    """The channel that changed is worked on alone, and yet held against the others; and the other way round."""
    assert found(shelves) == {}
    usual = PROFILE.format(spec="shelf")
    put(shelves, "channel_profiles/shelf-b.yaml", usual + "fields: {mass: \"'2KG'\"}\n")
    assert "TEE-HARBOR shelf-b" in found(shelves)
    put(shelves, "channel_profiles/shelf-b.yaml", usual)
    assert found(shelves) == {}


def test_a_channel_that_is_gone_or_not_asked_for_is_not_heard(shelves: Path) -> None:
    put(shelves, "channel_profiles/shelf-b.yaml", PROFILE.format(spec="shelf") + "fields: {mass: \"'2KG'\"}\n")
    assert found(shelves)
    assert RULE not in {each.rule for each in built(shelves, "shelf-b").verdict.shown}
    (shelves / "channel_profiles/shelf-b.yaml").unlink()
    assert found(shelves) == {}


def test_it_may_differ_for_a_reason(shelves: Path) -> None:
    put(shelves, "channel_profiles/shelf-b.yaml", PROFILE.format(spec="shelf") + "fields: {mass: \"'2KG'\"}\n")
    reason = "lint: {ignore: [{rule: channel/facts-differ, path: 'catalog/products/**', reason: with its box}]}\n"
    change(shelves, "catalog/catalog.yaml", "name:", f"{reason}name:")
    assert found(shelves) == {}
    assert left(shelves, "shelf-b") == {}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("29", "29", True),
        ("29", "29.01", False),
        ("180 g", "181 g", True),
        ("180 g", "185 g", False),
        ("out_of_stock|backorder", "backorder", True),
        ("out_of_stock|backorder", "in_stock", False),
        ("Harbor & Pine", "Harbor and Pine", False),
    ],
)
def test_two_texts_agree(one: str, other: str, is_same: bool) -> None:
    assert agree(one, other) is is_same
    assert agree(other, one) is is_same


def test_a_channel_with_one_price_says_what_is_paid_today(shelves: Path) -> None:
    """Google says both prices; the shelf says one, which is held against what a shopper pays there."""
    put(shelves, "specs/shelf/2026-08.yaml", SHELF.format(name="shelf").replace("price: cost", "price_now: cost"))
    said = found(shelves)
    assert "19.50 USD in google-us; 29.00 USD in shelf-a, shelf-b, shelf-c" in said[f"{RED} google-us"]
    for name in ("a", "b", "c"):
        put(
            shelves,
            f"channel_profiles/shelf-{name}.yaml",
            PROFILE.format(spec="shelf") + "fields: {cost: sale_price or price}\n",
        )
    assert found(shelves) == {}
