"""What a filter is given, judged before it works with it: the message names the filter and what it got."""

from decimal import Decimal, InvalidOperation
from typing import Any

from omnicat.templating.limits import as_text

WIDEST = 100
"""The most digits that a number may have before or after its point."""


class WrongValue(ValueError):
    """A filter was given something it can't work with."""


def whole(value: Any, name: str, least: int, most: int) -> int:
    """A whole number between two others. Raises WrongValue."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value != int(value):
        raise WrongValue(f"{name} '{as_text(value)}' is not a whole number")
    if not least <= value <= most:
        raise WrongValue(f"{name} {value} is not between {least:,} and {most:,}")
    return int(value)


def number_of(value: Any, filter_name: str) -> Decimal:
    """A number as a decimal: of a price or measurement, its amount. Raises WrongValue."""
    said = getattr(value, "amount", value)
    if isinstance(said, bool) or not isinstance(said, int | float | Decimal | str):
        raise WrongValue(f"{filter_name}: '{as_text(value)}' is not a number")
    try:
        number = Decimal(str(said).strip())
    except InvalidOperation:
        raise WrongValue(f"{filter_name}: '{as_text(value)}' is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > WIDEST or -int(number.as_tuple().exponent) > WIDEST:
        raise WrongValue(f"{filter_name}: '{said}' has too many digits")
    return number


def decimals_of(number: Decimal) -> int:
    """How many digits stand after the point."""
    return max(0, -int(number.as_tuple().exponent))
