"""Cells as people type them."""

from decimal import Decimal

import pytest

from omnicat.importers.cells import (
    Habits,
    boolean,
    gtin_digits,
    number,
    read_date,
    read_measurement,
    read_money,
    read_number,
    read_url,
    unit_of,
)

COMMAS = Habits(decimal_comma=True)


@pytest.mark.parametrize(
    ("text", "habits", "value"),
    [
        ("12", Habits(), "12"),
        ("12.50", Habits(), "12.50"),
        ("12,50", Habits(), "12.50"),
        ("1,234.50", Habits(), "1234.50"),
        ("1.234,50", Habits(), "1234.50"),
        ("1,234", Habits(), "1234"),
        ("1,234", COMMAS, "1.234"),
        ("1.234", COMMAS, "1234"),
        ("1.234", Habits(), "1.234"),
        ("0.500", COMMAS, "0.500"),
        ("1 234,5", Habits(), "1234.5"),
        ("1,234,567", Habits(), "1234567"),
        ("-3", Habits(), "-3"),
        ("+3", Habits(), "3"),
        (".5", Habits(), "0.5"),
        ("-,5", COMMAS, "-0.5"),
    ],
)
def test_numbers_keep_their_digits(text: str, habits: Habits, value: str) -> None:
    assert str(number(text, habits)) == value


@pytest.mark.parametrize("text", ["", "twelve", "1.2.3,4,5", "12 kg", "--1", "1e5", "٣"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


def test_a_whole_number_refuses_decimals_and_says_what_to_do() -> None:
    reading = read_number("1.5", whole=True)
    assert reading.value is None
    assert "'1.5'" in reading.trouble
    assert reading.hint


@pytest.mark.parametrize(("text", "value"), [("ja", True), ("NO", False), ("1", True), ("maybe", None), ("Oui", True)])
def test_yes_and_no_in_several_languages(text: str, value: bool | None) -> None:
    assert boolean(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("282.18 EUR,491.01 USD", {"EUR": "282.18", "USD": "491.01"}),
        ("19.99", {"CHF": "19.99"}),
        ("€ 19,99", {"EUR": "19.99"}),
        ("19,99 €", {"EUR": "19.99"}),
        ("$1,299.00", {"USD": "1299.00"}),
        ("EUR 5", {"EUR": "5"}),
    ],
)
def test_prices_by_currency(text: str, value: dict[str, str]) -> None:
    assert {code: str(amount) for code, amount in read_money(text, "CHF").value.items()} == value


@pytest.mark.parametrize("text", ["free", "12 kg", "5 EUR, 6 EUR", "1,2,3 USD EUR"])
def test_what_is_no_price_says_so(text: str) -> None:
    assert read_money(text, "USD").trouble


@pytest.mark.parametrize(
    ("text", "unit", "quantity", "value"),
    [
        ("37 INCH", "", "length", "37 in"),
        ("1.5 KILOGRAM", "kg", "mass", "1.5 kg"),
        ("3", "mm", "length", "3 mm"),
        ("180g", "kg", "mass", "180 g"),
        ('27"', "", "length", "27 in"),
        ("2,5 cm", "", "length", "2.5 cm"),
    ],
)
def test_measurements_in_our_units(text: str, unit: str, quantity: str, value: str) -> None:
    assert read_measurement(text, unit, quantity).value == value


@pytest.mark.parametrize("text", ["3 parsnips", "3 kg", "long"])
def test_a_measurement_of_something_else_says_so(text: str) -> None:
    assert read_measurement(text, "mm", "length").trouble


@pytest.mark.parametrize(
    ("text", "habits", "value"),
    [
        ("2026-08-01", Habits(), "2026-08-01"),
        ("2026-08-01T10:00:00", Habits(), "2026-08-01"),
        ("31.12.2026", Habits(), "2026-12-31"),
        ("12/31/2026", Habits(), "2026-12-31"),
        ("31/12/2026", Habits(), "2026-12-31"),
        ("01/02/2026", Habits(day_first=True), "2026-02-01"),
        ("01/02/2026", Habits(), "2026-01-02"),
        ("2026-02-30", Habits(), None),
        ("soon", Habits(), None),
    ],
)
def test_dates_become_iso(text: str, habits: Habits, value: str | None) -> None:
    assert read_date(text, habits).value == value


def test_a_barcode_loses_apostrophe_and_spaces() -> None:
    assert gtin_digits("'4006 3813-33931") == "4006381333931"


def test_urls_need_a_scheme() -> None:
    assert read_url("https://a.example/x").value
    assert read_url("a.example/x").trouble


@pytest.mark.parametrize(
    ("text", "unit"), [("INCH", "in"), ("lbs", "lb"), ("KILOGRAM", "kg"), ("Zoll", "in"), ("x", "")]
)
def test_units_by_their_names(text: str, unit: str) -> None:
    assert unit_of(text) == unit


def test_digits_are_decimals_not_floats() -> None:
    assert number("0.1") == Decimal("0.1")
