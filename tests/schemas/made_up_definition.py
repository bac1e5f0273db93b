"""A small definition of a product type that doesn't exist, in Amazon's dialect: each of its keywords at a limit."""

from typing import Any

MARKET = "ATVPDKIKX0DER"


def _open(*codes: str, names: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    listed = {"type": "string", "enum": list(codes), **({"enumNames": list(names)} if names else {})}
    return {"type": "string", "anyOf": [{"type": "string"}, listed], **more}


def _attribute(value: dict[str, Any], *, most: int = 1, localized: bool = False, **more: Any) -> dict[str, Any]:
    inside: dict[str, Any] = {"value": value, "marketplace_id": {"$ref": "#/$defs/marketplace_id"}}
    if localized:
        inside["language_tag"] = {"$ref": "#/$defs/language_tag"}
    needs = ["language_tag", "value"] if localized else ["value"]
    items = {"type": "object", "required": needs, "properties": inside, "additionalProperties": False}
    selectors = ["marketplace_id", "language_tag"] if localized else ["marketplace_id"]
    return {
        "type": "array",
        "minItems": 1,
        "minUniqueItems": 1,
        "maxUniqueItems": most,
        "selectors": selectors,
        "items": items,
        **more,
    }


KITE: dict[str, Any] = {
    "$schema": "https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1",
    "$id": "https://schemas.amazon.com/selling-partners/definitions/product-types/schema/v1/KITE",
    "$defs": {
        "marketplace_id": _open(MARKET, default=MARKET, editable=False, hidden=True),
        "language_tag": _open("en_US", default="en_US", editable=False, hidden=True),
    },
    "type": "object",
    "required": ["item_name", "sail_area"],
    "properties": {
        "item_name": _attribute({"type": "string", "minLength": 2, "maxLength": 20}, localized=True, title="Title"),
        "bullet_point": _attribute({"type": "string", "minUtf8ByteLength": 3}, most=2, localized=True),
        "sail_area": _attribute(
            {"type": "number", "minimum": 0.5, "maximum": 9, "multipleOf": 0.5, "maxLength": 3},
            title="Sail area",
            description="How large the sail is, in square meters.",
        ),
        "keyword": _attribute({"type": "string", "maxLength": 12, "maxUtf8ByteLength": 10}),
        "lines": _attribute({"type": "integer", "enum": [1, 2, 4]}),
        "wind": _attribute(_open("light", "strong", names=("Light wind", "Strong wind"))),
        "tails": _attribute({"type": "string", "pattern": "^[A-Z]+$"}, most=9, minUniqueItems=2),
        "frame": _attribute({"type": "string", "anyOf": [], "enum": ["carbon", "wood"]}),
        "flies_from": _attribute(
            {"type": "string", "oneOf": [{"type": "string", "format": f} for f in ("date", "date-time")]}
        ),
        "exempt": _attribute({"type": "boolean"}),
        "identifier": _attribute({"type": "string"}),
        "parentage_level": _attribute({"type": "string", "enum": ["parent", "child"]}),
    },
    "allOf": [
        {
            "if": {
                "not": {
                    "anyOf": [
                        {"required": ["exempt"]},
                        {
                            "required": ["parentage_level"],
                            "properties": {
                                "parentage_level": {
                                    "contains": {"required": ["value"], "properties": {"value": {"enum": ["parent"]}}}
                                }
                            },
                        },
                    ]
                }
            },
            "then": {"required": ["identifier"]},
            "else": {},
        }
    ],
}


def said(value: Any, *, localized: bool = False) -> list[dict[str, Any]]:
    """An attribute's value as a message holds it."""
    return [{"value": value, "marketplace_id": MARKET, **({"language_tag": "en_US"} if localized else {})}]


GOOD: dict[str, Any] = {
    "item_name": said("Kite", localized=True),
    "sail_area": said(1.5),
    "identifier": said("9521234543213"),
}
