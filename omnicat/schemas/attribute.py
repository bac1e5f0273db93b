"""The JSON Schema of `catalog/attributes/*.yaml`: the attributes products can have, by code."""

from omnicat.attributes.definition import TYPE_NAMES
from omnicat.schemas.pieces import (
    CODE,
    Schema,
    anything,
    by_name,
    choice,
    count,
    fallbacks,
    flag,
    labels,
    many,
    record,
    text,
    titled,
)
from omnicat.schemas.settings import ASSET_KINDS

QUANTITIES = ("mass", "length", "area", "volume", "count", "power", "energy", "memory", "temperature", "time")

_OPTION = {
    "type": ["object", "string"],
    "description": "One choice: its label, or a mapping with more about it.",
    "properties": {
        "label": labels("What people call it"),
        "swatch": text(
            "Its color as #rrggbb; two of them with a slash between for what is striped or of two colors.",
            pattern="^#[0-9a-fA-F]{6}(/#[0-9a-fA-F]{6})?$",
            examples=["#1b2a49", "#ffffff/#1b2a49"],
        ),
        "channels": by_name(text("The channel's word."), "How a channel spells it, by the spec's name."),
    },
    "additionalProperties": False,
}
_LIMIT = {"type": ["number", "string"]}


def _needs(key: str, *types: str) -> Schema:
    return {"if": {"properties": {"type": {"enum": list(types)}}, "required": ["type"]}, "then": {"required": [key]}}


_KEYS: dict[str, Schema] = {
    "type": choice("What kind of value it holds.", *TYPE_NAMES),
    "to": choice("What a reference names.", "product", "category", "asset"),
    "kinds": many(choice("A kind of file.", *ASSET_KINDS), "The kinds of files an asset may be.", minItems=1),
    "quantity": choice("What a measurement measures.", *QUANTITIES),
    "unit": text("The unit of a bare number.", examples=["g", "cm"]),
    "label": labels("What people call it"),
    "description": text("What it means, for whoever fills it in."),
    "group": text("The heading it is shown under."),
    "list": flag("It holds a list of values."),
    "localizable": flag("It may differ by locale."),
    "presentation": flag("A channel may say it its own way. What isn't is a fact, the same everywhere."),
    "unique": flag("No two products may say the same."),
    "required": flag("Every product whose family has it needs a value."),
    "default": anything("The value where neither product nor variant says one."),
    "pattern": text("A regular expression that the whole value matches."),
    "min": {**_LIMIT, "description": "The least it may be; with a unit or a date where the type has one."},
    "max": {**_LIMIT, "description": "The most it may be; with a unit or a date where the type has one."},
    "max_length": count("The most characters.", 1),
    "fallback": fallbacks("Where to look for a text that a locale lacks; wins over the catalog's."),
    "deprecated": text("It is on its way out; says what to use instead.", examples=["use mpn"]),
    "options": by_name(_OPTION, "The choices of a select or multi_select, by code."),
}
_CONDITIONS = [
    _needs("options", "select", "multi_select"),
    _needs("quantity", "measurement"),
    _needs("columns", "table"),
    _needs("to", "reference"),
]
_SINGLE = [name for name in TYPE_NAMES if name not in ("multi_select", "table")]
_COLUMN = record(
    "A column of a table.",
    {**_KEYS, "type": choice("What kind of value its cells hold.", *_SINGLE)},
    "type",
    allOf=[_CONDITIONS[0], _CONDITIONS[1]],
)
_ATTRIBUTE = record(
    "A property products can have.",
    {**_KEYS, "columns": by_name(_COLUMN, "The columns of a table, by code.", CODE, minProperties=1)},
    "type",
    allOf=_CONDITIONS,
)

SCHEMA = titled("Attributes", by_name(_ATTRIBUTE, "The attributes products can have, by code.", CODE))
