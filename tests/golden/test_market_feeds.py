"""What marketplaces and points of sale ask of whole files, held against the golden feeds."""

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
