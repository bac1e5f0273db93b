"""kiosk.json: what is written fits the published JSON Schema, and so does what its page shows."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from omnicat.schemas.kiosk import SCHEMA
from tests.golden.golden_shop import ROOT

KIOSK = json.loads((Path(__file__).parent / "golden/kiosk/kiosk.json").read_text(encoding="utf-8"))
JUDGE = jsonschema.Draft7Validator(SCHEMA)


def test_the_golden_feed_fits_the_schema() -> None:
    assert not list(JUDGE.iter_errors(KIOSK))


def test_the_example_of_the_page_fits_the_schema() -> None:
    page = (ROOT / "docs/kiosk.md").read_text(encoding="utf-8")
    found = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert found
    assert not list(JUDGE.iter_errors(json.loads(found[1])))


def test_every_key_that_is_written_is_described() -> None:
    described = SCHEMA["properties"]["products"]["items"]["properties"]
    for product in KIOSK["products"]:
        assert product.keys() <= described.keys()
        for variant in product.get("variants", ()):
            assert variant.keys() <= described["variants"]["items"]["properties"].keys()


@pytest.mark.parametrize(
    "wrong",
    [
        {"sku": "A", "name": "A"},
        {"sku": "A", "name": "A", "price": {"amount": 29.5, "currency": "USD"}, "availability": "in_stock"},
        {"sku": "A", "name": "A", "price": {"amount": 2950, "currency": "USD"}, "availability": "in stock"},
        {"name": "A", "price": {"amount": 2950, "currency": "USD"}, "availability": "in_stock"},
    ],
)
def test_a_product_that_a_screen_can_not_sell_does_not_fit(wrong: dict[str, Any]) -> None:
    assert list(JUDGE.iter_errors({**KIOSK, "products": [wrong]}))
