"""A number with decimals, exact to the digit."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import range_problems
from omnicat.attributes.number_schema import number_limits
from omnicat.attributes.plain import number, wrong
from omnicat.attributes.protocol import Raw, Reading, Schema

NAME = "decimal"
MANY = False


def read(raw: Raw, attribute: Attribute) -> Reading:
    """Digits with a point before the decimals, quoted or not; `1.50` stays `1.50`."""
    found = number(raw)
    if found is None:
        return wrong(raw, attribute, "a number")
    return found, range_problems(found, raw, attribute, number)


def schema(attribute: Attribute) -> Schema:
    """A number with its limits, or its digits in quotes."""
    return {"type": ["number", "string"], "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", **number_limits(attribute)}
