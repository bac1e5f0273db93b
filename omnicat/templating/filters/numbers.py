"""Numbers, measurements and prices: rounded, apart, and as people of a country write them."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from msgspec.structs import replace

from omnicat.attributes.currencies import minor_units
from omnicat.templating.filters.given import WrongValue, decimals_of, number_of, whole
from omnicat.templating.limits import as_text

MOST_DECIMALS = 30
MANY_DIGITS = 250
"""More than a number that is taken here has: rounding loses nothing before the point."""


def rounded(number: Any, digits: int = 0) -> Any:
    """The number to so many digits after the point; whole numbers and decimals stay exact.

    2.345 | round(1) -> 2.3
    """
    if number is None:
        return None
    if not isinstance(number, int | float | Decimal):
        raise TypeError(f"'{as_text(number)}' is not a number")
    return round(number, max(-MOST_DECIMALS, min(MOST_DECIMALS, int(digits))))


def number(value: Any, digits: int | None = None, locale: str = "en") -> str | None:
    """The number as the channel's locale writes it; with `digits`, so many after the point, halves away from zero.

    1234.5 | number(2) -> 1,234.50
    """
    from omnicat.templating.filters.locales import written

    if value is None:
        return None
    said = number_of(value, "number")
    if digits is not None:
        said = _to_places(said, _places(digits, "number"))
    return written(said, decimals_of(said), locale)


def unit(measurement: Any, to: str) -> Decimal | None:
    """The amount of a measurement in that unit.

    weight | unit('g') -> 1500
    """
    return None if measurement is None else _converted(*_measured(measurement, "unit"), to)


def amount(value: Any) -> Decimal | None:
    """The number of a price or a measurement.

    weight | amount -> 1.5
    """
    return None if value is None else number_of(value, "amount")


def unit_name(measurement: Any) -> str | None:
    """The unit of a measurement.

    weight | unit_name -> kg
    """
    return None if measurement is None else _measured(measurement, "unit_name")[1]


def measure(measurement: Any, to: str = "", digits: int | None = None, locale: str = "en") -> str | None:
    """A measurement as the channel's locale writes it; `to` another unit, with so many digits after the point at most.

    weight | measure('lb', 1) -> 3.3 lb
    """
    from omnicat.templating.filters.locales import written

    if measurement is None:
        return None
    said, symbol = _measured(measurement, "measure")
    said = _converted(said, symbol, to) if to else said
    if digits is not None:
        said = _plainer(_to_places(said, _places(digits, "measure")))
    return f"{written(said, decimals_of(said), locale)} {to or symbol}"


def currency(price: Any) -> str | None:
    """The currency of a price.

    price | currency -> USD
    """
    return None if price is None else _priced(price, "currency")[1]


def round_money(price: Any) -> Any:
    """A price with the digits its currency has: none for yen; halves away from zero.

    price | round_money -> 29.99 USD
    """
    if price is None:
        return None
    said, code = _priced(price, "round_money")
    return replace(price, amount=_to_places(said, minor_units(code)))


def money(price: Any, locale: str = "en") -> str | None:
    """A price as the channel's locale writes it; none of its digits are lost.

    price | money -> $29.99
    """
    from omnicat.templating.filters.locales import priced

    if price is None:
        return None
    said, code = _priced(price, "money")
    return priced(said, code, max(minor_units(code), decimals_of(said)), locale)


def percent_off(price: Any, sale_price: Any) -> int | None:
    """By how many percent the sale price is below the price, rounded down; nothing where it is not.

    price | percent_off(sale_price) -> 33
    """
    if price is None or sale_price is None:
        return None
    codes = {getattr(each, "currency", "") for each in (price, sale_price)}
    if len(codes) > 1:
        raise WrongValue(f"percent_off: '{as_text(price)}' and '{as_text(sale_price)}' are not in one currency")
    full, reduced = number_of(price, "percent_off"), number_of(sale_price, "percent_off")
    if full <= 0 or not 0 <= reduced < full:
        return None
    return int(((full - reduced) * 100 / full).to_integral_value(ROUND_DOWN)) or None


def _places(digits: Any, name: str) -> int:
    return whole(digits, f"{name}: digits", 0, MOST_DECIMALS)


def _to_places(said: Decimal, places: int) -> Decimal:
    with localcontext(prec=MANY_DIGITS):
        return said.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _plainer(said: Decimal) -> Decimal:
    """Without zeros at the end of its decimals."""
    return Decimal(format(said, "f").rstrip("0").rstrip(".")) if decimals_of(said) else said


def _converted(said: Decimal, symbol: str, to: str) -> Decimal:
    from omnicat.attributes.units import Inconvertible, convert

    try:
        return convert(said, symbol, to)
    except Inconvertible as error:
        raise WrongValue(str(error)) from None


def _measured(value: Any, name: str) -> tuple[Decimal, str]:
    said = getattr(value, "unit", None)
    if not isinstance(said, str):
        raise WrongValue(f"{name}: '{as_text(value)}' is not a measurement")
    return value.amount, said


def _priced(value: Any, name: str) -> tuple[Decimal, str]:
    said = getattr(value, "currency", None)
    if not isinstance(said, str):
        raise WrongValue(f"{name}: '{as_text(value)}' is not a price")
    return number_of(value, name), said
