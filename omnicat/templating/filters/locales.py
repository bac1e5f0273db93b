"""Numbers, prices and days as people of a country write them. The door to Babel, whose data is CLDR's."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import NumberPattern, get_currency_symbol, parse_pattern


def written(number: Decimal, decimals: int, locale: str) -> str:
    """A number with so many decimals."""
    known = _locale(locale)
    return str(_with(parse_pattern(known.decimal_formats[None].pattern), decimals).apply(number, known))


def priced(amount: Decimal, currency: str, decimals: int, locale: str) -> str:
    """An amount of money with so many decimals."""
    known = _locale(locale)
    pattern = _with(parse_pattern(known.currency_formats["standard"].pattern), decimals)
    text = str(pattern.apply(amount, known, currency=currency, currency_digits=False))
    sign = get_currency_symbol(currency, known)
    # CLDR (TR 35, part 3) sets a space between letters and a number; Babel does not.
    return re.sub(rf"({re.escape(sign)})(?=[0-9])", "\\1\u00a0", text) if sign[-1:].isalpha() else text


def dated(when: date, pattern: str, locale: str) -> str:
    """A day, or a day with its time, by a pattern of CLDR or one of the names short, medium, long and full."""
    write = format_datetime if isinstance(when, datetime) else format_date
    return str(write(when, pattern, locale=_locale(locale)))


def _with(pattern: NumberPattern, decimals: int) -> NumberPattern:
    pattern.frac_prec = (decimals, decimals)
    return pattern


@lru_cache(maxsize=100)
def _locale(name: str) -> Locale:
    """The locale, or its language alone, or English where CLDR knows neither."""
    for each in (name, name.partition("-")[0]):
        try:
            return Locale.parse(each, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
