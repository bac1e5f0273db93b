"""An amount with its unit: 180 g, 21.5 cm, -18 C."""

import re
from decimal import Decimal
from functools import lru_cache

from omnicat.attributes.definition import Attribute, Measurement
from omnicat.attributes.limits import range_problems
from omnicat.attributes.plain import number, shown, wrong
from omnicat.attributes.protocol import Problem, Problems, Raw, Reading, Schema
from omnicat.attributes.rules import OUT_OF_RANGE, UNKNOWN_UNIT
from omnicat.attributes.units import convert, quantity_of, suggested, symbol_of, units_of
from omnicat.findings import Fix, did_you_mean

NAME = "measurement"
MANY = False

_PARTS = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*([^\s0-9.,+-][^0-9,]*[23²³]?)").fullmatch
_WITH_COMMA = re.compile(r"(-?[0-9]+),([0-9]{1,2}|[0-9]{4,})\s*([^\s0-9.,].*)").fullmatch


def read(raw: Raw, attribute: Attribute) -> Reading:
    """An amount and a unit of the attribute's quantity; a bare number is in the attribute's own unit."""
    amount = number(raw)
    if amount is not None and not attribute.unit:
        return None, (Problem(UNKNOWN_UNIT, f"{shown(raw)} names no unit", did_you_mean("", _units(attribute))),)
    if amount is not None:
        return _checked(Measurement(amount, attribute.unit), raw, attribute)
    parts = _PARTS(raw.strip()) if isinstance(raw, str) else None
    if parts is None:
        return _not_one(raw, attribute)
    if parts[2] not in _units(attribute):
        return None, (_unknown(parts[1], parts[2], attribute),)
    return _checked(Measurement(Decimal(parts[1]), parts[2]), raw, attribute)


def schema(attribute: Attribute) -> Schema:
    """A number, or a number and a unit."""
    units = "|".join(_units(attribute))
    unit = attribute.unit or next(iter(_units(attribute)), "")
    number_or_text = ["number", "string"] if attribute.unit else ["string"]
    optional = "?" if attribute.unit else ""
    return {
        "type": number_or_text,
        "pattern": rf"^\s*-?[0-9]+(\.[0-9]+)?(\s*({units}))" + optional + r"\s*$",
        "examples": [f"180 {unit}"],
    }


def _checked(found: Measurement, raw: Raw, attribute: Attribute) -> Reading:
    if found.amount < 0 and attribute.quantity != "temperature":
        return found, (Problem(OUT_OF_RANGE, f"{shown(raw)} is less than nothing", "write it without its minus"),)
    return found, _range_problems(found, raw, attribute)


def _range_problems(found: Measurement, raw: Raw, attribute: Attribute) -> Problems:
    """The bounds may be in other units than the value: all are compared in the value's."""

    def in_this_unit(bound: Raw) -> Decimal | None:
        amount = number(bound)
        if amount is not None:
            return _in(found.unit, amount, attribute.unit)
        parts = _PARTS(bound.strip()) if isinstance(bound, str) else None
        return _in(found.unit, Decimal(parts[1]), parts[2]) if parts else None

    return range_problems(found.amount, raw, attribute, in_this_unit)


@lru_cache(maxsize=1024)
def _in(unit: str, amount: Decimal, written_unit: str) -> Decimal | None:
    known = quantity_of(unit) and quantity_of(unit) == quantity_of(written_unit)
    return convert(amount, written_unit, unit) if known else None


def _units(attribute: Attribute) -> tuple[str, ...]:
    return units_of(_quantity(attribute))


def _quantity(attribute: Attribute) -> str:
    return attribute.quantity or quantity_of(attribute.unit)


def _unknown(amount: str, unit: str, attribute: Attribute) -> Problem:
    quantity = _quantity(attribute)
    if symbol := symbol_of(unit, quantity):
        right = f"{amount} {symbol}"
        return Problem(UNKNOWN_UNIT, f"'{unit}' is not a unit of {quantity}", f"write {right}", fix=Fix(right))
    if other := quantity_of(unit):
        message = f"'{unit}' measures {other}, '{attribute.code}' is {quantity}"
        return Problem(UNKNOWN_UNIT, message, f"use one of: {', '.join(units_of(quantity))}")
    return Problem(UNKNOWN_UNIT, f"'{unit}' is not a unit of {quantity}", did_you_mean(unit, suggested(quantity)))


def _not_one(raw: Raw, attribute: Attribute) -> Reading:
    if isinstance(raw, str) and (parts := _WITH_COMMA(raw)):
        right = f"{parts[1]}.{parts[2]} {parts[3]}"
        return wrong(raw, attribute, "an amount with a unit", hint=f"write {right}", fix=Fix(right))
    example = attribute.unit or next(iter(_units(attribute)), "g")
    return wrong(raw, attribute, "an amount with a unit", hint=f"write the amount and its unit: 180 {example}")
