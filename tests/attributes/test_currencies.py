"""Decimals of currencies."""

from decimal import Decimal

import pytest
from babel.core import get_global

from omnicat.attributes.currencies import fits, minor_units


def test_common_currencies_have_the_decimals_that_cldr_knows() -> None:
    fractions = get_global("currency_fractions")
    for code in [
        "USD",
        "EUR",
        "GBP",
        "CHF",
        "CAD",
        "AUD",
        "JPY",
        "KRW",
        "CNY",
        "INR",
        "BRL",
        "MXN",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "VND",
        "CLP",
        "ISK",
        "KWD",
        "BHD",
        "OMR",
        "TND",
        "JOD",
    ]:
        assert minor_units(code) == fractions.get(code, fractions["DEFAULT"])[0], code


@pytest.mark.parametrize(
    ("amount", "currency", "whether"),
    [
        ("29.99", "USD", True),
        ("29.990", "USD", True),
        ("29.995", "USD", False),
        ("2900.0", "JPY", True),
        ("0.5", "JPY", False),
    ],
)
def test_zeros_at_the_end_are_no_decimals(amount: str, currency: str, whether: bool) -> None:
    assert fits(Decimal(amount), currency) is whether
