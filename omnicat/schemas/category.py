"""The JSON Schema of `catalog/categories.yaml`: the tree that shoppers browse."""

from omnicat.schemas.pieces import Schema, labels, record, titled

_CODE = "^[A-Za-z0-9][A-Za-z0-9_-]*$"
_TREE: Schema = {
    "type": "object",
    "description": "Categories by code.",
    "additionalProperties": {"$ref": "#/definitions/category"},
    "propertyNames": {"pattern": _CODE},
}
_CATEGORY = record(
    "A category; a product names it by its path, `apparel/tees`.",
    {
        "label": labels("What people call it"),
        "taxonomies": {
            "type": "object",
            "description": "Its id in each channel's taxonomy; inherited by the categories below.",
            "additionalProperties": {"type": ["string", "integer"]},
            "examples": [{"google": 212, "shopify": "aa-1-13-8", "amazon": "SHIRT"}],
        },
        "children": {"$ref": "#/definitions/tree"},
    },
)

SCHEMA = titled(
    "Categories",
    {"$ref": "#/definitions/tree", "definitions": {"tree": _TREE, "category": _CATEGORY}},
)
