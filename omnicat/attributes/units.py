"""Units of measure, and exact conversion between those of one quantity."""

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType

from omnicat.attributes.unit_table import ALIASES, DOUBTFUL, QUANTITIES, UNITS, Unit
from omnicat.errors import OmnicatError

SIGNIFICANT = 12
"""The digits that are kept where a result has no end: 1 g is 0.0352739619496 oz."""

_ROUND = Context(prec=SIGNIFICANT)

unit_by_symbol: Mapping[str, Unit] = MappingProxyType({unit.symbol: unit for unit in UNITS})
_symbols_by_quantity = {kind: tuple(unit.symbol for unit in UNITS if unit.quantity == kind) for kind in QUANTITIES}


class Inconvertible(OmnicatError):
    """Two units that don't measure the same, or one that is not known."""

    def __init__(self, unit: str, to: str) -> None:
        unknown = next((each for each in (unit, to) if each not in unit_by_symbol), "")
        if unknown:
            super().__init__(f"'{unknown}' is not a unit", "write a unit's symbol, such as kg or cm")
            return
        message = f"'{unit}' measures {quantity_of(unit)}, '{to}' measures {quantity_of(to)}"
        super().__init__(message, f"convert to one of: {', '.join(units_of(quantity_of(unit)))}")


def convert(amount: Decimal, unit: str, to: str) -> Decimal:
    """The same in another unit: to the last digit where that has an end, else to 12 significant digits.

    Raises `Inconvertible` where the units are not of one quantity.
    """
    one, other = unit_by_symbol.get(unit), unit_by_symbol.get(to)
    if one is None or other is None or one.quantity != other.quantity:
        raise Inconvertible(unit, to)
    if one is other:
        return amount
    standard = Fraction(amount) * one.factor + one.offset
    return as_decimal((standard - other.offset) / other.factor)


def as_decimal(exact: Fraction) -> Decimal:
    """A fraction's decimal digits: all of them, or 12 where they have no end."""
    places = _places(exact.denominator)
    if places is None:
        return _ROUND.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return Decimal(f"{exact.numerator * 10**places // exact.denominator}e-{places}")


def quantity_of(unit: str) -> str:
    """What a unit measures: `mass` for g; empty where it is not known."""
    found = unit_by_symbol.get(unit)
    return found.quantity if found else ""


def units_of(quantity: str) -> tuple[str, ...]:
    """The symbols of a quantity's units, as in the table: metric ones first."""
    return _symbols_by_quantity.get(quantity, ())


def symbol_of(name: str, quantity: str) -> str:
    """The symbol of the unit people call by this name, where it is beyond doubt: `lbs` is lb. Else empty."""
    if quantity_of(name) == quantity:
        return name
    word = " ".join(name.split()).rstrip(".")
    if word.casefold() in DOUBTFUL:
        return ""
    symbol = ALIASES.get(word.casefold(), "")
    if quantity_of(symbol) == quantity:
        return symbol
    near = [each for each in units_of(quantity) if each.casefold() == word.casefold()]
    return near[0] if len(near) == 1 and quantity not in ("memory", "power") else ""


def suggested(quantity: str) -> tuple[str, ...]:
    """The symbols that may be named to someone whose unit is not known: none that is mostly meant for another."""
    return tuple(each for each in units_of(quantity) if each not in DOUBTFUL)


def _places(denominator: int) -> int | None:
    """How many decimals a fraction over this has; None where they have no end."""
    places = []
    for prime in (2, 5):
        count = 0
        while denominator % prime == 0:
            denominator //= prime
            count += 1
        places.append(count)
    return max(places) if denominator == 1 else None
