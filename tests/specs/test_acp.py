"""The feed of the Agentic Commerce Protocol, held against the protocol's own schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden/golden/acp-feed"
SCHEMA = ROOT / "../shared/channels/data/acp/spec/2026-04-17/json-schema/schema.feed.json"
needs_schema = pytest.mark.skipif(not SCHEMA.exists(), reason="the protocol's schema is not here")


def products() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "products.jsonl").read_text(encoding="utf-8").splitlines()]


def schema_of(name: str) -> Any:
    return jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{name}", "$defs": json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]}
    )


@needs_schema
@pytest.mark.parametrize("product", products(), ids=lambda product: product["id"])
def test_every_product_fits_the_schema(product: dict[str, Any]) -> None:
    assert [each.message for each in schema_of("Product").iter_errors(product)] == []


@needs_schema
def test_the_schema_refuses_what_it_should() -> None:
    broken = {**products()[0], "price": 29.00}
    assert [each.message for each in schema_of("Product").iter_errors(broken)]


@needs_schema
def test_the_metadata_fit_the_schema() -> None:
    metadata = json.loads((GOLDEN / "metadata.json").read_text(encoding="utf-8"))
    assert metadata == {"id": "feed_harbor_us", "target_country": "US"}
    assert [each.message for each in schema_of("FeedMetadata").iter_errors(metadata)] == []


def test_prices_are_whole_numbers_of_the_smallest_unit() -> None:
    prices = [variant["price"] for product in products() for variant in product["variants"]]
    assert all(type(price["amount"]) is int and price["currency"] == "USD" for price in prices)
    assert {"amount": 2900, "currency": "USD"} in prices


def test_a_product_without_variants_is_its_own_only_variant() -> None:
    candle = next(each for each in products() if each["id"] == "CANDLE-GARDEN")
    assert [each["id"] for each in candle["variants"]] == ["CANDLE-GARDEN"]
    assert "price" not in candle
    assert "price" in candle["variants"][0]
