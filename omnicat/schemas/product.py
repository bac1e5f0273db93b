"""The JSON Schema of a product file, before its family says more."""

from omnicat.model.product import STATUSES
from omnicat.schemas.pieces import (
    CODE,
    NAME,
    SKU,
    Schema,
    anything,
    by_name,
    choice,
    count,
    flag,
    labels,
    many,
    record,
    text,
    titled,
)

_STATUS = choice("Where it is in its life; only what is active is sold.", *STATUSES)


def sku(description: str) -> Schema:
    """A stock keeping unit: text, so that leading zeros stay."""
    return text(description, pattern=SKU, examples=["TEE-HARBOR"])


FILE: Schema = {
    "type": ["string", "object"],
    "description": "A path below assets/, or a mapping with its own alt text.",
    "properties": {"file": text("The path below assets/."), "alt": labels("What the picture shows")},
    "required": ["file"],
    "additionalProperties": False,
}
ASSETS: Schema = by_name(
    {
        "type": ["string", "object", "array"],
        "description": "A path below assets/, or a list of them.",
        "properties": FILE["properties"],
        "required": ["file"],
        "additionalProperties": False,
        "items": FILE,
    },
    "What pictures and documents it uses, by role.",
    CODE,
    examples=[{"main": "tee-harbor/front.jpg", "gallery": ["tee-harbor/back.jpg"]}],
)
ATTRIBUTES: Schema = {
    "type": "object",
    "description": "What it says, by attribute code.",
    "additionalProperties": anything("The attribute's value."),
}
LINKS: Schema = by_name(
    many(
        {
            "type": ["string", "object"],
            "description": "A SKU, or a SKU with a quantity.",
            "properties": {"sku": sku("The linked product."), "quantity": count("How many of it.", 1)},
            "required": ["sku"],
            "additionalProperties": False,
        },
        "The linked products.",
    ),
    "Links to other products, by association type.",
    CODE,
    examples=[{"accessory": ["MUG-ENAMEL"]}],
)


def product_schema_of(attributes: Schema, overrides: Schema, roles: Schema = ASSETS, links: Schema = LINKS) -> Schema:
    """A product whose `attributes` and whose channels' `attributes` are as given."""
    channel = record(
        "What one channel says its own way.",
        {
            "attributes": {"$ref": "#/definitions/overrides"},
            "assets": {"$ref": "#/definitions/assets"},
            "exclude": flag("It is not shown on this channel."),
        },
    )
    says: dict[str, Schema] = {
        "attributes": {"$ref": "#/definitions/attributes"},
        "assets": {"$ref": "#/definitions/assets"},
        "variants": many({"$ref": "#/definitions/variant"}, "What is sold; a variant may have variants of its own."),
    }
    channels = by_name(channel, "What a channel says its own way, by profile or spec name.", NAME)
    whole = {
        "sku": sku("The product's identifier, unique in the catalog."),
        "family": text("Its family: the kind of product it is.", examples=["tee"]),
        "status": _STATUS,
        "categories": many(text("A category's path.", examples=["apparel/tees"]), "Where shoppers find it."),
        **says,
        "associations": links,
        "channels": channels,
    }
    own = {"sku": sku("The variant's identifier, unique in the catalog."), "status": _STATUS}
    variant = record("A variant.", {**own, **says, "channels": channels}, "sku")
    definitions = {"attributes": attributes, "overrides": overrides, "assets": roles, "variant": variant}
    return record("A product with its variants.", whole, "sku", "family", definitions=definitions)


SCHEMA = titled("Product", product_schema_of(ATTRIBUTES, ATTRIBUTES))
