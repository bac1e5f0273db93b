"""A whole number."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import range_problems
from omnicat.attributes.number_schema import number_limits
from omnicat.attributes.plain import number, shown, wrong
from omnicat.attributes.protocol import Raw, Reading, Schema
from omnicat.findings import Fix

NAME = "integer"
MANY = False


def read(raw: Raw, attribute: Attribute) -> Reading:
    """Digits, quoted or not."""
    found = number(raw)
    if found is None:
        return wrong(raw, attribute, "a whole number")
    if found != (whole := int(found)):
        return wrong(raw, attribute, "a whole number", hint="round it, or set `type: decimal` in the definition")
    if "." in shown(raw):
        return wrong(raw, attribute, "a whole number", hint=f"write {whole}", fix=Fix(whole))
    return whole, range_problems(found, raw, attribute, number)


def schema(attribute: Attribute) -> Schema:
    """An integer with its limits, or its digits in quotes."""
    return {"type": ["integer", "string"], "pattern": r"^-?(0|[1-9][0-9]*)$", **number_limits(attribute)}
