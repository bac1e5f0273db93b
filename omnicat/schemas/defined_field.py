"""A field of a feed, made of what a product type definition says of an attribute."""

from collections.abc import Mapping
from typing import Any

UNITS = {
    "mg": "milligrams", "g": "grams", "kg": "kilograms", "oz": "ounces", "lb": "pounds",
    "mm": "millimeters", "cm": "centimeters", "m": "meters", "in": "inches", "ft": "feet", "yd": "yards",
    "ml": "milliliters", "cl": "centiliters", "l": "liters", "floz": "fluid_ounces", "gal": "gallons",
    "w": "watts", "kw": "kilowatts", "v": "volts", "a": "amps", "c": "degrees_celsius", "f": "degrees_fahrenheit",
}  # fmt: skip
"""Our units -> the words of definitions. Source: definitions read in 2026-11."""

TYPES = {"number": "number", "integer": "integer", "boolean": "boolean"}
SAME = {"language_tag": "$language_tag", "marketplace_id": "$marketplace_id", "currency": "$currency"}


def defined_field(about: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
    """What the definition's attribute means for a field, and the shape its values are put into; None for as they are.

    An attribute is a list of mappings with a `value`, and the language or the marketplace where it asks for them. One
    of parts is filled with JSON.
    """
    items = about.get("items", {})
    inside: Mapping[str, Any] = items.get("properties", {})
    keys = inside.keys() - SAME.keys()
    many = {"many": True} if about.get("maxUniqueItems", about.get("maxItems", 2)) != 1 else {}
    if keys == {"value", "unit"}:
        known = _words(inside["unit"])
        units = {ours: word for ours, word in UNITS.items() if not known or word in known}
        shape = {"value": "$value.amount", "unit": "$value.unit", **_same(inside)}
        return {"type": "measure", "units": units, **many}, [shape]
    if "value" not in keys or keys - {"value", "standardized_values"}:
        return {"type": "json"}, None
    value = inside["value"]
    words = {each: each for each in _words(value) if isinstance(each, str)}
    kind = "enum" if words else TYPES.get(str(value.get("type")), "text")
    said = {"values": words, "closed": False} if words else {}
    return {"type": kind, **said, **many}, [{"value": "$value", **_same(inside)}]


def _same(inside: Mapping[str, Any]) -> dict[str, str]:
    return {name: word for name, word in SAME.items() if name in inside}


def _words(value: Mapping[str, Any]) -> list[Any]:
    """The words of an enum, also of one that takes others."""
    branches = (value, *(each for each in value.get("anyOf", ()) if isinstance(each, Mapping)))
    return next((list(each["enum"]) for each in branches if each.get("enum")), [])
