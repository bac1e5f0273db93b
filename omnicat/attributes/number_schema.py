"""The least and the most of a number, in the words of JSON Schema."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import number
from omnicat.attributes.protocol import Raw, Schema


def number_limits(attribute: Attribute) -> Schema:
    """`minimum` and `maximum`, where the definition gives them as numbers."""
    bounds = {"minimum": attribute.min, "maximum": attribute.max}
    return {word: json for word, raw in bounds.items() if (json := json_number(raw)) is not None}


def json_number(raw: Raw) -> int | float | None:
    """A bound as JSON can say it. A schema only guides an editor, so a float is near enough."""
    found = number(raw)
    if found is None:
        return None
    return int(found) if found == found.to_integral_value() else float(found)
