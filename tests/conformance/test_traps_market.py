"""Where marketplaces and tills spell the same fact differently: what each of them gets, in its written feed."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks
from omnicat.model.channel import Spec

GOLDEN = Path(__file__).parents[1] / "golden/golden"


def spec_of(name: str) -> Spec:
    return next(each for each in shipped_specs().values() if each.name == name)


def rows(file: str) -> list[dict[str, str]]:
    with (GOLDEN / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def said(file: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GOLDEN / file).read_text(encoding="utf-8"), parse_float=Decimal)[key]
    return found


def rules(spec: str, field: str, value: Any) -> set[str]:
    given = Given(country="US", locale="en-US", currency="USD")
    checks = WrittenChecks(spec_of(spec), given, today="2026-11-20", horizon="2026-11-20")
    return {each.rule.id for each in checks.check({field: value}) if each.field == field}


@pytest.mark.parametrize("gtin", ["714532191586", "4006381333931", "04006381333931"])
def test_square_takes_a_gtin_of_12_to_14_digits(gtin: str) -> None:
    assert rules("square", "GTIN", gtin) == set()


def test_square_refuses_a_gtin_of_8_digits_that_ebay_takes() -> None:
    assert rules("square", "GTIN", "96385074") == {"channel/pattern"}
    assert rules("ebay-inventory", "item.product.ean", ("96385074",)) == set()


def test_etsy_has_no_field_for_a_gtin() -> None:
    for name in ("etsy", "etsy-csv"):
        assert not [
            each.name for each in spec_of(name).fields.values() if each.type == "gtin" or "gtin" in each.default
        ]


def test_walmart_gets_a_upc_of_12_digits_and_any_other_gtin_with_14() -> None:
    for each in said("walmart-items/walmart-1.json", "MPItem"):
        identifier = each["Orderable"]["productIdentifiers"]
        assert len(identifier["productId"]) == {"UPC": 12, "GTIN": 14}[identifier["productIdType"]]
    field = "Orderable.productIdentifiers"
    assert rules("walmart-items", field, {"type": "GTIN", "id": "4006381333931"}) == {"channel/condition"}


def test_ebay_gets_a_price_as_a_text_beside_its_currency() -> None:
    for each in said("ebay-inventory/offers-1.json", "requests"):
        price = each["pricingSummary"]["price"]
        assert price["currency"] == "USD"
        assert isinstance(price["value"], str)
        assert Decimal(price["value"]) > 0


def test_walmart_gets_a_price_as_a_number() -> None:
    for each in said("walmart-items/walmart-1.json", "MPItem"):
        assert isinstance(each["Orderable"]["price"], Decimal | int)


def test_etsy_gets_a_plain_number_and_its_download_says_the_currency_in_a_column_of_its_own() -> None:
    for line in (GOLDEN / "etsy/listings.jsonl").read_text(encoding="utf-8").splitlines():
        assert isinstance(json.loads(line)["price"], int | float)
    for row in rows("etsy-csv/etsy.csv"):
        assert Decimal(row["PRICE"]) > 0
        assert row["CURRENCY_CODE"] == "USD"


def test_square_gets_decimals_in_its_file_and_never_minor_units() -> None:
    whole = {row["SKU"]: row["Price"] for row in rows("square/square.csv")}
    assert whole["CANDLE-GARDEN"] == "24.00"
    assert rules("square", "Price", "$24.00") == {"channel/not-a-value"}


@pytest.mark.parametrize("word", ["TRUE", "true", "1", "yes", "y"])
def test_square_says_y_or_n_and_no_other_word(word: str) -> None:
    assert rules("square", "Sellable", word) == {"channel/not-a-value"}
    assert {row["Sellable"] for row in rows("square/square.csv")} <= {"Y", "N"}


def test_square_parts_levels_by_an_arrow_and_categories_by_a_comma() -> None:
    assert "Apparel > Tops > Tees" in {row["Categories"] for row in rows("square/square.csv")}


def test_etsy_parts_tags_by_a_comma_so_that_no_tag_may_hold_one() -> None:
    tags = {row["SKU"]: row["TAGS"].split(",") for row in rows("etsy-csv/etsy.csv")}
    assert tags["SET-BEACH-DAY"] == ["beach gift", "summer set"]
    assert rules("etsy-csv", "TAGS", ("beach, gift",)) == {"channel/pattern"}


def test_ebay_parts_pictures_by_a_bar_and_the_values_of_a_variation_by_a_semicolon() -> None:
    parent = next(row for row in rows("ebay-file-exchange/ebay.csv") if row["CustomLabel"] == "TEE-HARBOR")
    assert all(url.startswith("https://") for url in parent["PicURL"].split("|"))
    assert parent["RelationshipDetails"] == "Color=Navy;Moss|Size=S;M"
