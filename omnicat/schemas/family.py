"""The JSON Schema of `catalog/families/*.yaml`: what products of one kind have in common."""

from omnicat.schemas.pieces import CODE, NAME, Schema, flag, labels, many, record, text, titled


def _attributes(description: str) -> Schema:
    return many(text("An attribute's code.", pattern=CODE), description, uniqueItems=True)


def _by_channel(description: str) -> Schema:
    return {
        "type": ["array", "object"],
        "description": f"{description}, by channel or spec name, or `all`; a plain list means all.",
        "items": text("An attribute's code.", pattern=CODE),
        "additionalProperties": _attributes("Attribute codes."),
        "examples": [{"all": ["name", "brand"], "google-merchant": ["gtin"]}],
    }


SCHEMA = titled(
    "Family",
    record(
        "What products of one kind have in common.",
        {
            "family": text("Its code, which products name.", pattern=NAME, examples=["tee"]),
            "label": labels("What people call it"),
            "parent": text("The family whose attributes it inherits.", pattern=NAME),
            "abstract": flag("It is only a parent of others; no product may be of it."),
            "attributes": _attributes("Attributes added to the parent's."),
            "required": _by_channel("Attributes that must have a value"),
            "recommended": _by_channel("Attributes that should have a value"),
            "axes": _attributes("What tells the sold variants apart."),
        },
        "family",
    ),
)
