"""Units convert exactly, there and back."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.attributes.unit_table import ALIASES, QUANTITIES, UNITS
from omnicat.attributes.units import Inconvertible, as_decimal, convert, quantity_of, suggested, symbol_of, units_of


@pytest.mark.parametrize(
    ("amount", "unit", "to", "result"),
    [
        ("1", "lb", "kg", "0.45359237"),
        ("1", "lb", "oz", "16"),
        ("1", "kg", "g", "1000"),
        ("1.50", "kg", "kg", "1.50"),
        ("1", "t", "mg", "1000000000"),
        ("1", "g", "oz", "0.0352739619496"),
        ("1", "mi", "ft", "5280"),
        ("12", "in", "ft", "1"),
        ("1", "acre", "ft2", "43560"),
        ("1", "m2", "cm2", "10000"),
        ("1", "gal", "floz", "128"),
        ("1", "floz", "tbsp", "2"),
        ("1", "tbsp", "tsp", "3"),
        ("1", "cup", "floz", "8"),
        ("1", "impgal", "imppt", "8"),
        ("1", "imppt", "impfloz", "20"),
        ("1", "gal", "in3", "231"),
        ("1", "yd3", "ft3", "27"),
        ("3", "pair", "pcs", "6"),
        ("1", "hp", "W", "745.69987158227022"),
        ("1", "kWh", "MJ", "3.6"),
        ("1", "GiB", "MiB", "1024"),
        ("1", "MB", "kB", "1000"),
        ("100", "C", "F", "212"),
        ("-40", "F", "C", "-40"),
        ("0", "C", "K", "273.15"),
        ("1", "F", "C", "-17.2222222222"),
        ("1", "wk", "h", "168"),
        ("1", "y", "mo", "12"),
        ("1", "y", "d", "365.2425"),
    ],
)
def test_conversions_are_exact(amount: str, unit: str, to: str, result: str) -> None:
    assert str(convert(Decimal(amount), unit, to)) == result


amounts = st.decimals(-(10**9), 10**9, places=3, allow_nan=False)


@given(amounts, st.sampled_from(UNITS), st.data())
def test_there_and_back_is_where_it_began(amount: Decimal, unit: object, data: st.DataObject) -> None:
    here = data.draw(st.sampled_from(UNITS))
    there = data.draw(st.sampled_from(units_of(here.quantity)))
    converted = convert(amount, here.symbol, there)
    back = convert(converted, there, here.symbol)
    if len(converted.as_tuple().digits) > 12:
        assert back == amount
    else:
        assert abs(Fraction(back) - Fraction(amount)) <= (abs(Fraction(amount)) + 1000) / 10**11


@given(st.fractions())
def test_digits_are_all_there_or_twelve_of_them(exact: Fraction) -> None:
    found = as_decimal(exact)
    assert Fraction(found) == exact or len(found.as_tuple().digits) <= 12
    assert abs(Fraction(found) - exact) <= abs(exact) / 10**11


def test_every_quantity_has_a_standard_unit_and_units_have_one_quantity() -> None:
    assert {unit.quantity for unit in UNITS} == set(QUANTITIES)
    assert len({unit.symbol for unit in UNITS}) == len(UNITS)
    for quantity in QUANTITIES:
        assert [u for u in UNITS if u.quantity == quantity and u.factor == 1 and u.offset == 0]


@pytest.mark.parametrize(
    ("name", "quantity", "symbol"),
    [
        ("lbs", "mass", "lb"),
        ("Pounds", "mass", "lb"),
        ("kgs.", "mass", "kg"),
        ("fl. oz", "volume", "floz"),
        ("fl  oz.", "volume", "floz"),
        ("L", "volume", "l"),
        ("mL", "volume", "ml"),
        ('"', "length", "in"),
        ("µm", "length", "um"),
        ("μm", "length", "um"),
        ("°F", "temperature", "F"),
        ("m²", "area", "m2"),
        ("Stück", "count", "pcs"),
        ("st", "mass", "st"),
        ("Kb", "memory", "kB"),
        ("Mb", "memory", ""),
        ("mw", "power", ""),
        ("lbs", "length", ""),
        ("gr", "mass", "gr"),
        ("gr.", "mass", ""),
        ("GR", "mass", ""),
    ],
)
def test_other_names_of_a_unit_are_known_where_they_are_beyond_doubt(name: str, quantity: str, symbol: str) -> None:
    assert symbol_of(name, quantity) == symbol


def test_grains_are_never_suggested_since_grams_are_meant() -> None:
    assert "gr" not in suggested("mass")
    assert set(units_of("mass")) - set(suggested("mass")) == {"gr"}


def test_every_other_name_leads_to_a_unit() -> None:
    assert {symbol for symbol in ALIASES.values() if not quantity_of(symbol)} == set()


@pytest.mark.parametrize(
    ("unit", "to", "message"),
    [("g", "cm", "'g' measures mass, 'cm' measures length"), ("g", "gg", "'gg' is not a unit")],
)
def test_what_does_not_measure_the_same_is_not_converted(unit: str, to: str, message: str) -> None:
    with pytest.raises(Inconvertible, match=message) as caught:
        convert(Decimal(1), unit, to)
    assert caught.value.hint
