"""The JSON Schema of one of the ordered rules that fill a field, in a profile or a spec."""

from omnicat.schemas.pieces import Schema, record, text

WAYS: Schema = {"type": ["string", "number", "boolean", "null"]}
RULE = record(
    "A rule: how the field is filled where `when` is true.",
    {
        "name": text("What `omnicat why` calls it; its number if not said."),
        "when": {
            "type": ["string", "boolean"],
            "description": "An expression; without it the rule always counts. It may also name sku, family, status and categories.",
            "examples": ["sale_price", "family == 'shoe'"],
        },
        "value": {
            **WAYS,
            "description": "An attribute code, an expression, or a template text; ~ leaves the field out.",
        },
    },
    "value",
    type=[*WAYS["type"], "object"],
)
