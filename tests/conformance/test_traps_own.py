"""What trips shops up on their own pages."""

import json
from typing import Any

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks
from tests.specs.small_shop import TEE, written


def refused(record: dict[str, Any], field: str) -> set[str]:
    spec = next(each for each in shipped_specs().values() if each.name == "website")
    checks = WrittenChecks(spec, Given("US", "en-US", "USD"), today="2026-11-20", horizon="2026-11-20")
    return {each.rule.id for each in checks.check(record, "single") if each.field == field}


def test_a_page_that_sells_says_one_offer_with_a_price_and_a_number_without_spaces() -> None:
    """An AggregateOffer is fine for a snippet, and none for a merchant listing."""
    assert refused({"offers.@type": "AggregateOffer"}, "offers.@type") == {"channel/not-a-value"}
    assert refused({"offers.price": 0}, "offers.price") == {"channel/out-of-range"}
    assert refused({"sku": "TEE 1"}, "sku") == {"channel/pattern"}
    assert refused({"sku": "TEE-1"}, "sku") == set()


def test_shipping_costs_are_in_the_currency_of_the_offer() -> None:
    page = json.loads(written("website", "jsonld", TEE)[1])
    offers = [each["offers"] for each in page["hasVariant"]]
    rates = [rate["shippingRate"]["currency"] for each in offers for rate in each["shippingDetails"]]
    assert rates
    assert set(rates) == {each["priceCurrency"] for each in offers} == {"USD"}
