"""What trips shops up in Google's, OpenAI's and the agents' feeds, each told by what is true."""

from collections.abc import Mapping
from typing import Any

import pytest

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks
from omnicat.model.channel import Spec
from tests.feeds.hand_made import listing, shipped, with_columns, written
from tests.specs.small_shop import MUG, TEE, shown

NAMES = {
    "primary": "google-merchant",
    "local": "google-local-inventory",
    "promotions": "google-promotions",
    "openai": "openai-products",
    "compatible": "openai-google-compatible",
    "acp": "acp-feed",
}


def spec(short: str) -> Spec:
    return max((each for each in shipped_specs().values() if each.name == NAMES[short]), key=lambda each: each.id)


def told(short: str, record: Mapping[str, Any], field: str) -> set[str]:
    """The rules that a field of a record breaks."""
    checks = WrittenChecks(
        spec(short), Given("US", settings={"feed_id": "f"}), today="2026-09-01", horizon="2026-09-01"
    )
    return {each.rule.id for each in checks.check(record) if each.field == field}


def values(short: str, field: str) -> Mapping[str, str]:
    return spec(short).fields[field].values


def test_each_channel_has_its_own_word_for_what_is_in_stock_and_what_can_be_ordered_before() -> None:
    """Trap 1."""
    assert values("primary", "availability")["in_stock"] == "in_stock"
    assert values("primary", "availability")["preorder"] == "preorder"
    assert values("openai", "availability")["preorder"] == "pre_order"
    assert values("compatible", "availability")["preorder"] == "preorder"
    for short in ("primary", "local", "openai", "compatible"):
        for word in ("in stock", "IN_STOCK"):
            assert "channel/not-a-value" in told(short, {"availability": word}, "availability")
    assert "channel/not-a-value" in told("openai", {"availability": "preorder"}, "availability")
    assert "channel/not-a-value" in told("primary", {"availability": "pre_order"}, "availability")


def test_stores_know_neither_preorders_nor_backorders() -> None:
    """Trap 1."""
    assert set(values("local", "availability").values()) == {
        *("in_stock", "limited_availability", "on_display_to_order", "out_of_stock")
    }


@pytest.mark.parametrize("short", ["primary", "local", "openai", "compatible"])
def test_an_empty_availability_is_refused(short: str) -> None:
    """Trap 2."""
    assert told(short, {}, "availability") == {"channel/missing-field"}


def test_an_unknown_availability_has_a_word_at_openai_alone() -> None:
    """Trap 2."""
    assert told("openai", {"availability": "unknown"}, "availability") == set()
    assert told("primary", {"availability": "unknown"}, "availability") == {"channel/not-a-value"}


def test_a_price_of_nothing_is_taken_only_beside_what_is_paid_later() -> None:
    """Trap 4: the price is the full one, a down payment is a part of installment."""
    later = {"period": "month", "period_length": "12", "amount": "35.00 USD"}
    assert told("primary", {"price": "0.00 USD"}, "price") == {"channel/out-of-range"}
    assert told("primary", {"price": "0.00 USD", "subscription_cost": later}, "price") == set()
    assert "downpayment" in spec("primary").fields["installment"].group


def test_big_and_tall_are_two_values() -> None:
    """Trap 5."""
    assert told("primary", {"size_type": ["big", "tall"]}, "size_type") == set()
    assert told("primary", {"size_type": ["big and tall"]}, "size_type") == {"channel/not-a-value"}
    assert told("primary", {"size_type": ["big_and_tall"]}, "size_type") == {"channel/not-a-value"}


@pytest.mark.parametrize("short", ["primary", "openai", "compatible"])
def test_the_sizes_of_mexico_are_mex(short: str) -> None:
    """Trap 5."""
    assert len(set(values(short, "size_system").values())) == 11
    assert values(short, "size_system")["MX"] == "MEX"
    assert told(short, {"size_system": "MX"}, "size_system") == {"channel/not-a-value"}


def test_agents_read_prices_in_the_smallest_unit_and_files_in_decimals() -> None:
    """Trap 8."""
    assert told("acp", {"price": 7999}, "price") == set()
    assert told("acp", {"price": "79.99"}, "price") == {"channel/not-a-value"}
    for short in ("primary", "openai", "compatible"):
        assert told(short, {"price": "79.99 USD"}, "price") == set()
        assert "channel/not-a-value" in told(short, {"price": 7999}, "price")


def test_a_comma_within_an_address_is_encoded_where_commas_part_addresses() -> None:
    """Trap 11."""
    pictures = ("https://a.example/1,2.jpg", "https://a.example/3.jpg")
    for spec_id, format_name, field in (
        (spec("primary").id, "tsv", "additional_image_link"),
        (spec("openai").id, "csv", "additional_image_urls"),
    ):
        one = listing("A", {field: pictures})
        text = written(with_columns(shipped(spec_id, format_name), field), one).decode()
        assert "https://a.example/1%2C2.jpg,https://a.example/3.jpg" in text


def test_the_google_compatible_file_has_no_prefixes_and_is_no_xml() -> None:
    """Trap 12."""
    assert {each.format for each in spec("compatible").feeds} == {"tsv"}
    assert not any(":" in name for name in spec("compatible").fields)
    for each in spec("compatible").feeds:
        assert all(name not in spec("compatible").fields[name].group for name in each.names)
        assert each.names["shipping"] == "shipping"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("enable_search", "is_eligible_search", ("false", "true")),
        ("enable_checkout", "is_eligible_checkout", ("true", "false")),
        ("return_window", "return_deadline_in_days", (14, 30)),
        ("id", "item_id", ("A", "B")),
        ("item_group_id", "group_id", ("A", "B")),
    ],
)
def test_two_names_of_one_thing_that_disagree_are_told(old: str, new: str, said: tuple[Any, Any]) -> None:
    """Trap 13: the first three old names win, the last two lose."""
    assert told("openai", {old: said[0], new: said[1]}, old) == {"channel/condition"}
    assert told("openai", {old: said[0], new: said[0]}, old) == set()


def test_the_id_of_an_offer_does_not_hold_its_price() -> None:
    """Trap 14: an example of the channel's own did."""
    assert told("openai", {"offer_id": "SKU12345-Blue-79.99", "price": "79.99 USD"}, "offer_id") == {
        "channel/condition"
    }
    assert told("openai", {"offer_id": "SKU12345-Blue", "price": "79.99 USD"}, "offer_id") == set()


@pytest.mark.parametrize("short", ["primary", "openai", "compatible", "local"])
def test_a_sale_price_is_below_the_price(short: str) -> None:
    """Trap 15."""
    assert told(short, {"price": "20.00 USD", "sale_price": "20.00 USD"}, "sale_price") == {"channel/condition"}
    assert told(short, {"price": "20.00 USD", "sale_price": "19.99 USD"}, "sale_price") == set()


def test_a_price_is_the_shops_own_for_the_currency_with_or_without_tax() -> None:
    """Trap 16: nothing is added or taken away; the shop says one price for the US, and one with VAT elsewhere."""
    assert shown(MUG, "google-us")[0].record["price"] == "14.90 USD"
    assert shown(MUG, "google-de")[0].record["price"] == "13.90 EUR"


def test_slips_of_the_page_are_not_copied() -> None:
    """Trap 17."""
    fields = spec("primary").fields
    for name in ("energy_efficiency_class", "min_energy_efficiency_class", "max_energy_efficiency_class"):
        assert [*fields[name].values] == ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"]
    assert "max_energy_efficiency" not in fields
    assert "variant option" not in fields
    assert told("primary", {"gender": "Unisex"}, "gender") == {"channel/not-a-value"}
    assert told("primary", {"gtin": ["323456789012"]}, "gtin") == {"channel/bad-gtin"}
    assert told("primary", {"handling_cutoff_time": [{"country": "US"}]}, "handling_cutoff_time") == {
        "channel/not-a-value"
    }


def test_one_highlight_alone_is_too_few() -> None:
    """Trap 18."""
    assert told("primary", {"product_highlight": ["Soft"]}, "product_highlight") == {"channel/too-few"}
    assert told("primary", {"product_highlight": ["Soft", "Warm"]}, "product_highlight") == set()


@pytest.mark.parametrize(("short", "value"), [("primary", ["x" * 51]), ("promotions", "x" * 51)])
def test_the_id_of_a_promotion_has_50_characters_on_both_sides(short: str, value: Any) -> None:
    """Trap 19: the pages of promotions say 60, but products take 50."""
    assert told(short, {"promotion_id": value}, "promotion_id") == {"channel/too-long"}


def test_the_place_in_a_store_is_counted_in_bytes() -> None:
    """Trap 20."""
    assert told("local", {"instore_product_location": "Regal ÄÖÜ, hinten"}, "instore_product_location") == set()
    assert told("local", {"instore_product_location": "Регал у входа"}, "instore_product_location") == {
        "channel/too-long"
    }


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        ("2026-08-31", {"channel/date-out-of-range"}),
        ("2026-09-01", set()),
        ("2026-10-01", set()),
        ("2026-10-02", {"channel/date-out-of-range"}),
    ],
)
def test_a_product_expires_within_thirty_days(day: str, rules: set[str]) -> None:
    """Trap 22: judged on 2026-09-01; it is a warning, since Google takes the date and lets the product expire earlier."""
    assert told("primary", {"expiration_date": f"{day}T12:00Z"}, "expiration_date") == rules


@pytest.mark.parametrize("short", ["primary", "compatible"])
def test_a_preorder_ships_in_the_future_within_a_year(short: str) -> None:
    """Trap 22, the other way: an availability date is not past, and not more than a year ahead."""
    for day, is_fine in (("2026-08-31", False), ("2026-09-01", True), ("2027-09-01", True), ("2027-09-03", False)):
        record = {"availability": "preorder", "availability_date": f"{day}T12:00Z"}
        assert (told(short, record, "availability_date") == set()) == is_fine


def test_variants_of_one_product_are_one_product_for_agents() -> None:
    """Trap 8: what OpenAI's file says in rows, the protocol says within a product."""
    tee = shown(TEE, "google-us")[0]
    assert len({each.record["item_group_id"] for each in tee.variants}) == 1
    assert spec("acp").feeds[0].variants == "variants"
