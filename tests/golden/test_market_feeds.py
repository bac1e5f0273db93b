"""What marketplaces and points of sale ask of whole files, held against the golden feeds."""

import csv
import json
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent / "golden"


def requests(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GOLDEN / "ebay-inventory" / file).read_text(encoding="utf-8"))["requests"]
    return found


def lines(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / file).read_text(encoding="utf-8").splitlines()]


def test_ebay_gets_an_item_an_offer_and_a_stock_for_the_same_skus() -> None:
    items = {each["sku"] for each in requests("items-1.json")}
    assert items
    assert items == {each["sku"] for each in requests("offers-1.json")}
    assert items <= {each["sku"] for each in requests("stock-1.json")}


def test_ebay_gets_no_more_than_25_requests_in_a_call() -> None:
    assert all(0 < len(requests(f"{kind}-1.json")) <= 25 for kind in ("items", "offers", "stock"))


def test_ebay_groups_hold_only_skus_that_are_items_and_name_every_value_that_those_have() -> None:
    item_by_sku = {each["sku"]: each["product"] for each in requests("items-1.json")}
    for group in lines("ebay-inventory/groups.jsonl"):
        varies = {each["name"]: set(each["values"]) for each in group["variesBy"]["specifications"]}
        for sku in group["variantSKUs"]:
            assert all(set(item_by_sku[sku]["aspects"][name]) <= values for name, values in varies.items())
        assert set(group["variesBy"]["aspectsImageVariesBy"]) <= varies.keys()


def test_ebay_replaces_an_item_whole_so_quantity_and_condition_are_always_there() -> None:
    for each in requests("items-1.json"):
        assert each["condition"]
        assert each["availability"]["shipToLocationAvailability"]["quantity"] >= 0


def test_walmart_gets_each_item_below_its_product_type() -> None:
    items = json.loads((GOLDEN / "walmart-items/walmart-1.json").read_text(encoding="utf-8"))
    assert items["MPItemFeedHeader"].keys() == {"businessUnit", "locale", "version"}
    for each in items["MPItem"]:
        assert each.keys() == {"Orderable", "Visible"}
        assert len(each["Visible"]) == 1


def test_walmart_says_one_price_in_all_feeds() -> None:
    folder = GOLDEN / "walmart-items"
    items = json.loads((folder / "walmart-1.json").read_text(encoding="utf-8"))["MPItem"]
    prices = json.loads((folder / "price-1.json").read_text(encoding="utf-8"))["Price"]
    said = {each["sku"]: each["pricing"][0]["currentPrice"]["amount"] for each in prices}
    assert said == {each["Orderable"]["sku"]: each["Orderable"]["price"] for each in items}


def test_one_walmart_variant_of_a_group_is_the_primary_one() -> None:
    items = json.loads((GOLDEN / "walmart-items/walmart-1.json").read_text(encoding="utf-8"))["MPItem"]
    shown = [each for item in items for each in item["Visible"].values() if "variantGroupId" in each]
    groups = {each["variantGroupId"] for each in shown}
    assert groups
    assert sorted(groups) == sorted(each["variantGroupId"] for each in shown if each["isPrimaryVariant"] == "Yes")


def test_etsy_has_a_line_of_stock_for_every_line_of_a_listing() -> None:
    listings, stocks = lines("etsy/listings.jsonl"), lines("etsy/inventory.jsonl")
    assert len(listings) == len(stocks) > 0
    for listing, stock in zip(listings, stocks, strict=True):
        offered = [offer for each in stock["products"] for offer in each["offerings"]]
        assert listing["price"] in {each["price"] for each in offered}
        assert listing["quantity"] == min(999, sum(each["quantity"] for each in offered))


def test_an_etsy_product_has_at_most_two_properties_each_of_which_is_named_once() -> None:
    for each in lines("etsy/inventory.jsonl"):
        for product in each["products"]:
            named = [value["property_id"] for value in product.get("property_values", ())]
            assert named == each.get("price_on_property", [])
            assert len(set(named)) == len(named) <= 2


def test_etsy_lists_a_product_in_one_row_whatever_its_variants() -> None:
    with (GOLDEN / "etsy-csv/etsy.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({each["SKU"] for each in rows}) == len(rows) > 0
    assert "Navy,Moss" in {each["VARIATION 1 VALUES"] for each in rows}


def test_ebay_reads_site_currency_and_encoding_in_the_heading_of_the_first_column() -> None:
    first = (GOLDEN / "ebay-file-exchange/ebay.csv").read_text(encoding="utf-8").partition(",")[0]
    assert first == "*Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8)"


def test_an_ebay_product_with_variants_has_a_row_without_a_price_and_one_below_it_for_each() -> None:
    with (GOLDEN / "ebay-file-exchange/ebay.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    labels = [each["CustomLabel"] for each in rows]
    parent = rows[labels.index("TEE-HARBOR")]
    variant = rows[labels.index("TEE-HARBOR") + 1]
    assert (parent["*StartPrice"], parent["*Quantity"], parent["Relationship"]) == ("", "", "")
    assert (variant["CustomLabel"], variant["Relationship"]) == ("TEE-HARBOR-NVY-S", "Variation")
    assert variant["*StartPrice"]


def test_what_leaves_ebay_is_ended_once_whatever_its_variants() -> None:
    with (GOLDEN / "ebay-file-exchange/ebay.csv").open(encoding="utf-8", newline="") as stream:
        ended = [each["CustomLabel"] for each in csv.DictReader(stream) if "End" in each.values()]
    assert ended == ["TEE-REGATTA"]
    assert requests("stock-1.json")[-1] == {
        "sku": "TEE-REGATTA-SIG-L",
        "shipToLocationAvailability": {"quantity": 0},
    }


def test_what_leaves_walmart_is_retired() -> None:
    retired = json.loads((GOLDEN / "walmart-items/retire-1.json").read_text(encoding="utf-8"))["RetireItem"]
    assert [each["sku"] for each in retired] == ["TEE-REGATTA-SIG-M", "TEE-REGATTA-SIG-L"]


def test_square_has_columns_for_every_location_and_the_stock_that_is_there() -> None:
    with (GOLDEN / "square/square.csv").open(encoding="utf-8", newline="") as stream:
        row = {each["SKU"]: each for each in csv.DictReader(stream)}
    tee = row["TEE-HARBOR-NVY-M"]
    assert (tee["New Quantity Harbor Store"], tee["New Quantity Warehouse"]) == ("2", "19")
    assert (row["CANDLE-WINTER"]["New Quantity Harbor Store"], row["CANDLE-WINTER"]["Stockable"]) == ("", "N")
