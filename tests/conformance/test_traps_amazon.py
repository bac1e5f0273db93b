"""What goes wrong on Amazon without being told: each trap once, with the rule that tells it or the file that avoids it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks
from tests.conformance.cases import FOLDER, read

SHARED = Path(__file__).parents[2] / "../shared/channels/data/amazon/schemas_feeds"
GOLDEN = Path(__file__).parents[1] / "golden/golden"
OFFICIAL = pytest.mark.skipif(not SHARED.exists(), reason="Amazon's feed schema is not beside the project")
BY_HAND = ("amazon-inventory-loader", "amazon-price-quantity", "amazon-flat-file")

FEED: dict[str, Any] = {"header": {"sellerId": "A1EXAMPLE", "version": "2.0"}}
OPERATIONS: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"operationType": "UPDATE", "productType": "SHIRT", "attributes": {"brand": [{"value": "Fell"}]}}, True),
    ({"operationType": "PARTIAL_UPDATE", "productType": "SHIRT", "attributes": {"brand": [{"value": "Fell"}]}}, True),
    (
        {"operationType": "PATCH", "productType": "SHIRT", "patches": [{"op": "delete", "path": "/attributes/color"}]},
        True,
    ),
    ({"operationType": "DELETE"}, True),
    ({"operationType": "DELETE", "productType": "SHIRT"}, False),
    ({"operationType": "DELETE", "requirements": "LISTING"}, False),
    ({"operationType": "DELETE", "patches": [{"op": "delete", "path": "/attributes/color"}]}, False),
    ({"operationType": "PATCH", "productType": "SHIRT"}, False),
    ({"operationType": "PATCH", "patches": [{"op": "delete", "path": "/attributes/color"}]}, False),
    (
        {
            "operationType": "PATCH",
            "productType": "SHIRT",
            "requirements": "LISTING",
            "patches": [{"op": "delete", "path": "/attributes/color"}],
        },
        False,
    ),
    (
        {
            "operationType": "PARTIAL_UPDATE",
            "productType": "SHIRT",
            "requirements": "LISTING",
            "attributes": {"brand": [{"value": "Fell"}]},
        },
        False,
    ),
    (
        {
            "operationType": "UPDATE",
            "productType": "SHIRT",
            "attributes": {"brand": [{"value": "Fell"}]},
            "patches": [{"op": "delete", "path": "/attributes/color"}],
        },
        False,
    ),
    ({"operationType": "UPDATE", "attributes": {"brand": [{"value": "Fell"}]}}, False),
)
"""Messages, and whether Amazon's feed schema (2026-01-22) takes them."""


def told(name: str, record: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a spec's good record once these fields are changed: message by rule and field."""
    file = read(FOLDER / f"{name}.yaml")
    found = file.checks.check({**file.record, **record})
    return {f"{each.rule.id} {each.field}": each.message for each in found}


def test_a_title_of_76_characters_is_too_long_though_the_definitions_allow_200() -> None:
    message = told("amazon-listings", {"attributes.item_name": "x" * 76})["channel/too-long attributes.item_name"]
    assert "76 characters, 75 are the most" in message
    assert "2026-07-27" in message


def test_highlights_go_with_short_titles_only() -> None:
    record = {"attributes.item_name": "x" * 76, "attributes.title_differentiation": "Heavy cotton"}
    assert "channel/condition attributes.title_differentiation" in told("amazon-listings", record)


@pytest.mark.parametrize("name", BY_HAND)
def test_a_flat_file_says_that_it_is_for_upload_by_hand(name: str) -> None:
    spec = shipped_specs()[f"{name}@2026-07"]
    assert "upload by hand" in spec.title
    assert "the Selling Partner API refuses flat files since 2025-07-31" in " ".join(spec.description.split())
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert any(name in line and "upload by hand" in line for line in readme.splitlines())


def test_search_terms_are_counted_in_bytes() -> None:
    key = "channel/too-long attributes.generic_keyword"
    assert key not in told("amazon-listings", {"attributes.generic_keyword": "ä" * 124})
    assert "250 bytes, 249 are the most" in told("amazon-listings", {"attributes.generic_keyword": "ä" * 125})[key]


@pytest.mark.parametrize(("country", "most"), [("US", 249), ("JP", 500), ("IN", 200)])
def test_search_terms_have_another_limit_in_japan_and_in_india(country: str, most: int) -> None:
    spec = shipped_specs()["amazon-listings@2026-07"]
    checks = WrittenChecks(
        spec, Given(country=country, locale="en-US", currency="USD"), today="2026-09-01", horizon="2026-09-01"
    )
    lengths = {
        length: any(
            each.rule.id == "channel/too-long" for each in checks.check({"attributes.generic_keyword": "x" * length})
        )
        for length in (most, most + 1)
    }
    assert lengths == {most: False, most + 1: True}


@pytest.mark.parametrize(("sign", "good", "bad"), [(",", "29,00", "29.00"), (".", "29.00", "29,00")])
def test_decimals_of_flat_files_are_those_of_the_marketplace(sign: str, good: str, bad: str) -> None:
    given = Given(country="DE", locale="de-DE", currency="EUR", settings={"decimal_sign": sign})
    checks = WrittenChecks(
        shipped_specs()["amazon-inventory-loader@2026-07"], given, today="2026-09-01", horizon="2026-09-01"
    )
    wrong = {
        price: [each.rule.id for each in checks.check({"price": price}) if each.field == "price"]
        for price in (good, bad)
    }
    assert wrong == {good: [], bad: ["channel/condition"]}


@pytest.mark.parametrize(
    ("country", "sign"), [("DE", ","), ("FR", ","), ("IT", ","), ("ES", ","), ("GB", "."), ("US", ".")]
)
@pytest.mark.parametrize("name", BY_HAND)
def test_the_decimal_sign_follows_the_country(name: str, country: str, sign: str) -> None:
    wish = shipped_specs()[f"{name}@2026-07"].settings["decimal_sign"]
    assert wish.by_country.get(country, wish.default) == sign


@pytest.mark.parametrize("name", ["amazon-listings", "amazon-offers"])
def test_prices_in_json_are_numbers(name: str) -> None:
    messages = json.loads((GOLDEN / name / f"{name.replace('-listings', '')}-1.json").read_text(encoding="utf-8"))[
        "messages"
    ]
    prices = [*amounts(messages)]
    assert prices
    assert {type(each) for each in prices} <= {int, float}


def amounts(said: Any) -> Any:
    """Every price in a JSON document."""
    if isinstance(said, list):
        for each in said:
            yield from amounts(each)
    elif isinstance(said, dict):
        for key, each in said.items():
            if key == "value_with_tax":
                yield each
            else:
                yield from amounts(each)


@OFFICIAL
@pytest.mark.parametrize("name", ["amazon-listings", "amazon-offers"])
def test_the_feeds_fit_amazons_own_schema(name: str) -> None:
    feed = json.loads((GOLDEN / name / f"{name.replace('-listings', '')}-1.json").read_text(encoding="utf-8"))
    assert [error.message for error in official().iter_errors(feed)] == []


@OFFICIAL
@pytest.mark.parametrize(("message", "is_taken"), OPERATIONS)
def test_the_operations_are_those_of_amazons_own_schema(message: dict[str, Any], is_taken: bool) -> None:
    feed = {**FEED, "messages": [{"messageId": 1, "sku": "TEE-1", **message}]}
    assert official().is_valid(feed) is is_taken


@pytest.mark.parametrize(("message", "is_taken"), OPERATIONS)
def test_what_does_not_go_with_an_operation_is_told_in_words(message: dict[str, Any], is_taken: bool) -> None:
    file = read(FOLDER / "amazon-listings.yaml")
    flat = {key: each for key, each in message.items() if key not in ("attributes", "patches")}
    if "attributes" in message:
        flat |= {key: each for key, each in file.record.items() if key.startswith("attributes.")}
    if "patches" in message:
        flat["patches"] = message["patches"]
    found = [each.message for each in file.checks.check({"sku": "TEE-1", **flat}) if each.severity.name == "ERROR"]
    assert bool(found) is not is_taken, found


@cache
def official() -> Draft7Validator:
    """Amazon's schema of the feed."""
    return Draft7Validator(json.loads((SHARED / "listings-feed-schema-v2.json").read_text(encoding="utf-8")))
