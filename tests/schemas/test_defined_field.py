"""What a definition says of an attribute makes a field: its type, its words, and the shape its values are put into."""

from typing import Any

import pytest

from omnicat.schemas.defined_field import defined_field

MARKET: dict[str, Any] = {"marketplace_id": {"type": "string"}}
WORDS = {"type": "string", "anyOf": [{"type": "string"}, {"type": "string", "enum": ["long", "short"]}]}


def attribute(value: Any, *, most: int = 1, **more: Any) -> dict[str, Any]:
    properties = {"value": value, **more} if value is not None else more
    return {"type": "array", "maxUniqueItems": most, "items": {"type": "object", "properties": properties}}


@pytest.mark.parametrize(
    ("about", "field", "shape"),
    [
        (
            attribute({"type": "string"}, language_tag={}, **MARKET),
            {"type": "text"},
            [{"value": "$value", "language_tag": "$language_tag", "marketplace_id": "$marketplace_id"}],
        ),
        (
            attribute({"type": "integer"}, **MARKET),
            {"type": "integer"},
            [{"value": "$value", "marketplace_id": "$marketplace_id"}],
        ),
        (attribute({"type": "boolean"}, most=3), {"type": "boolean", "many": True}, [{"value": "$value"}]),
        (
            attribute(WORDS),
            {"type": "enum", "values": {"long": "long", "short": "short"}, "closed": False},
            [{"value": "$value"}],
        ),
        (
            attribute({"type": "number"}, currency={}),
            {"type": "number"},
            [{"value": "$value", "currency": "$currency"}],
        ),
        (
            attribute({"type": "number"}, unit={"enum": ["inches", "centimeters"]}, **MARKET),
            {"type": "measure", "units": {"cm": "centimeters", "in": "inches"}},
            [{"value": "$value.amount", "unit": "$value.unit", "marketplace_id": "$marketplace_id"}],
        ),
        (attribute(None, length={"type": "array"}, width={"type": "array"}), {"type": "json"}, None),
        ({}, {"type": "json"}, None),
    ],
)
def test_a_field_is_what_its_definition_says(about: dict[str, Any], field: dict[str, Any], shape: Any) -> None:
    assert defined_field(about) == (field, shape)
