"""A channel that wants a listing for every place: which places, and what it knows of each."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from omnicat.channels import Resolutions, Shop, show, sold
from omnicat.model.catalog import Stock
from omnicat.model.listing import Listing
from tests.channels.shop import PROFILE, channel, model, product

SINGLE = "sku: A-1\nfamily: tee\nstatus: active\ncategories: [top/sub]\nattributes: {name: Tee, price: {USD: 29.00}}\n"
VARIANTS = (
    SINGLE
    + "variants:\n  - {sku: V1, attributes: {color: navy, size: S}}\n  - {sku: V2, attributes: {color: red, size: S}}\n"
)
BUNDLE = SINGLE + "associations: {part: [{sku: X, quantity: 2}, Y]}\n"
LOCATIONS = {
    "depot": {"kind": "warehouse", "country": "US"},
    "pier": {"kind": "store", "country": "US", "label": "At the pier", "store_code": "S-1", "pickup_sla": "same_day"},
    "hill": {"country": "US"},
    "kai": {"kind": "store", "country": "DE"},
}
SPEC = """
spec: all@2026-08
title: Places
listings: {each: store}
fields:
  - {name: id, from: listing.sku, need: required}
  - {name: place, from: listing.location.store_code}
  - {name: state, from: listing.availability}
  - {name: held, from: listing.quantity, type: integer}
"""


def listings(
    text: str,
    stock: Mapping[tuple[str, str], int],
    *,
    spec: str = SPEC,
    country: str = "",
    locations: Mapping[str, Mapping[str, str]] = LOCATIONS,
) -> tuple[Listing, ...]:
    profile = PROFILE.replace("settings: {seller: me}\n", "")
    made = channel(profile + (f"country: {country}\n" if country else ""), spec)
    one = product(text)
    shop = Shop(replace(model(), locations=locations), Stock(by_location=stock), "enc")
    found, findings = show(one, made, shop, Resolutions(one, model()))
    assert not findings
    return tuple(sold(found, made)) if found else ()


def said(*found: Listing) -> list[tuple[object, ...]]:
    return [(each.sku, *(each.spelled.get(name) for name in ("place", "state", "held"))) for each in found]


def test_a_product_is_listed_in_each_store_that_counts_it() -> None:
    found = listings(SINGLE, {("A-1", "pier"): 3, ("A-1", "hill"): 0, ("A-1", "depot"): 9})
    assert said(*found) == [("A-1", "S-1", "in_stock", 3), ("A-1", "hill", "out_of_stock", 0)]
    assert {each.kind for each in found} == {"single"}


def test_each_variant_is_listed_in_the_stores_that_count_it() -> None:
    found = listings(VARIANTS, {("V1", "pier"): 3, ("V1", "kai"): 1, ("V2", "kai"): 0})
    assert said(*found) == [
        ("V1", "S-1", "in_stock", 3),
        ("V1", "kai", "in_stock", 1),
        ("V2", "kai", "out_of_stock", 0),
    ]


def test_what_no_place_counts_is_not_listed() -> None:
    assert listings(SINGLE, {("A-1", "depot"): 9}) == ()
    assert listings(SINGLE, {}) == ()


def test_warehouses_are_places_where_the_channel_asks_for_locations() -> None:
    found = listings(SINGLE, {("A-1", "depot"): 9}, spec=SPEC.replace("each: store", "each: location"))
    assert said(*found) == [("A-1", "depot", "in_stock", 9)]


def test_a_store_of_another_country_is_left_out() -> None:
    stock = {("A-1", "pier"): 3, ("A-1", "kai"): 1}
    assert [each.spelled["place"] for each in listings(SINGLE, stock, country="DE")] == ["kai"]
    assert [each.spelled["place"] for each in listings(SINGLE, stock, country="US")] == ["S-1"]


def test_a_store_that_has_everything_has_what_is_not_counted_too() -> None:
    everything = {"pier": {**LOCATIONS["pier"], "sells": "all"}}
    assert said(*listings(SINGLE, {}, locations=everything)) == [("A-1", "S-1", "in_stock", None)]


@pytest.mark.parametrize(
    ("stock", "expected"),
    [
        ({("X", "pier"): 5, ("Y", "pier"): 9}, [("A-1", "S-1", "in_stock", 2)]),
        ({("X", "pier"): 1, ("Y", "pier"): 9}, [("A-1", "S-1", "out_of_stock", 0)]),
        ({("X", "pier"): 5, ("Y", "hill"): 9}, []),
        ({("X", "pier"): 5, ("Y", "pier"): 9, ("A-1", "pier"): 1}, [("A-1", "S-1", "in_stock", 1)]),
    ],
)
def test_a_bundle_is_where_all_its_parts_are(
    stock: Mapping[tuple[str, str], int], expected: list[tuple[object, ...]]
) -> None:
    assert said(*listings(BUNDLE, stock)) == expected


def test_what_the_product_says_of_its_availability_stands_in_every_store() -> None:
    preorder = SINGLE.replace("{name", "{availability: preorder, name")
    assert said(*listings(preorder, {("A-1", "pier"): 3})) == [("A-1", "S-1", "preorder", 3)]


def test_the_place_is_known_by_all_that_its_file_says() -> None:
    place = listings(SINGLE, {("A-1", "pier"): 3})[0].about["location"]
    assert place == {
        **LOCATIONS["pier"],
        "code": "pier",
        "name": "At the pier",
        "quantity": 3,
        "pickup_method": None,
    }
