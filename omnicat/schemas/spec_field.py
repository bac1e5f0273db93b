"""The JSON Schema of one field of a spec: how it is filled, what it may hold, how it is written."""

from omnicat.model.channel import LISTING_KINDS
from omnicat.schemas.field_rule import RULE
from omnicat.schemas.pieces import DATE, Schema, by_name, choice, count, flag, integer, many, number, record, text

FIELD_TYPES = (
    "text",
    "html",
    "integer",
    "number",
    "boolean",
    "money",
    "measure",
    "date",
    "datetime",
    "url",
    "enum",
    "gtin",
    "json",
)
NEEDS = ("required", "conditional", "recommended", "optional")
SOURCE = text("Which of `sources` says so.", examples=["G1"])
WORD: Schema = {"type": ["string", "number", "boolean"]}
SEVERITIES = ("note", "warning", "error")
SEVERITY = choice("What breaking it gives.", *SEVERITIES, default="error")

_MANY: Schema = {
    "type": ["boolean", "integer", "object"],
    "description": "The field may stand several times: how many at most, or a mapping with more about it.",
    "minimum": 1,
    "properties": {
        "max": count("At most.", 1),
        "min": count("At least."),
        "join": text("What stands between values in one cell.", default=","),
        "columns": count("So many columns of that name in a table, a value in each; the last takes what is left.", 1),
        "levels": text("What stands between the steps of a value that is a path.", examples=[" > "]),
        "escape": by_name(text("How it is written."), "Signs that would part a text in two, and how they are written."),
    },
    "additionalProperties": False,
}
_VALUES: Schema = {
    "type": ["object", "array"],
    "description": "The words of an enum: ours -> theirs, or a list where both are the same.",
    "additionalProperties": WORD,
    "items": WORD,
}
_PART = record(
    "One part of a grouped field.",
    {
        "from": text("The key of the value it is read from; its own name if not said."),
        "value": {**WORD, "description": "What it always says."},
        "need": choice("Whether a group needs it.", "required", "optional", default="optional"),
        "max_chars": count("The most characters."),
        "values": _VALUES,
    },
    type=["object", "null"],
)
_GROUP: Schema = {
    "type": ["object", "array"],
    "description": "The parts of a grouped field in the channel's order: names, or a mapping with more about each.",
    "items": text("A part's name."),
    "additionalProperties": _PART,
    "examples": [["country", "service", "price"]],
}
_FILLING: dict[str, Schema] = {
    "name": text(
        "Its name; for JSON a dotted path. A level with a $ is named by the field of that name, which is not written itself.",
        examples=["title", "offers.price", "Visible.$type.color"],
    ),
    "from": {
        "type": [*WORD["type"], "array"],
        "items": RULE,
        "minItems": 1,
        "description": "How it is filled unless a profile says otherwise: an attribute code, an expression, or a "
        "template text when it holds {{ or {%. A list of rules: the first whose `when` is true counts.",
        "examples": ["name", "{{ brand }} {{ name }}"],
    },
    "need": choice("Whether a listing needs it; `conditional` asks `when`.", *NEEDS, default="optional"),
    "when": text("An expression over `fields`: a conditional field is needed where it is true."),
    "only": text("An expression over attributes: the field is written only where it is true."),
    "for": many(choice("A kind of listing.", *LISTING_KINDS), "The kinds of listing that carry it; all if not said."),
    "type": choice("What kind of value the channel reads.", *FIELD_TYPES, default="text"),
    "source": SOURCE,
    "severity": SEVERITY,
    "alternative": text("The name of the field that may stand in its place."),
}
_LIMITS: dict[str, Schema] = {
    "max_chars": count("The most characters."),
    "min_chars": count("The fewest characters."),
    "max_bytes": count("The most bytes in UTF-8."),
    "min": number("The least number."),
    "max": number("The greatest number."),
    "days_ahead": record(
        "How far ahead a date may lie on the day it is judged; a span of time, such as `2027-01-01/2027-01-31`, "
        "counts by its last day.",
        {
            "min": integer("So many days at least; 0 is today, and a past date is refused."),
            "max": integer("So many days at most."),
            "severity": choice("What breaking it gives, if not what the field's limits give.", *SEVERITIES),
        },
        anyOf=[{"required": ["min"]}, {"required": ["max"]}],
        examples=[{"min": 0, "max": 30}],
    ),
    "pattern": text("A regular expression that the whole text matches."),
    "forbid": many(text("A character or a whole value."), "Single characters that may not occur; whole values too."),
    "forbid_words": many(text("A word or several."), "Words that may not occur, whatever their case."),
    "values": _VALUES,
    "closed": flag("Only `values` may be written; false where the channel takes other words too. Default true."),
    "word_repeat": count("The most times one word may stand in it.", 1),
    "repeat_ok": many(text("A word."), "Words that `word_repeat` doesn't count."),
    "max_total_chars": count("The most characters of all values together, where there are many."),
}
_OTHER_LIMITS = record(
    "Limits that stand in for the usual ones where an expression is true.",
    {"when": text("The expression, over `fields`."), **_LIMITS},
    "when",
)
_WRITING: dict[str, Schema] = {
    "many": _MANY,
    "join": text(
        "What stands between values in one cell. A group with `:` has its parts between colons, else it is JSON in csv.",
        default=",",
    ),
    "units": by_name(text("Their spelling."), "Units of a measure: ours -> theirs. Others are converted to the first."),
    "group": _GROUP,
    "shape": text("The name of one of `shapes`, which the value is put into."),
    "level": choice(
        "Where it stands in grouped rows: on the first row, each variant's, each image's, or all.",
        "product",
        "variant",
        "image",
        "all",
        default="product",
    ),
}
_DATED = record(
    "What holds from a day on, in the place of what held before.",
    {
        "from": text("That day.", pattern=DATE),
        "need": choice("Whether a listing needs it then.", *NEEDS),
        "when": text("An expression: a conditional field is needed where it is true."),
        **_LIMITS,
        "many": _MANY,
        "severity": SEVERITY,
        "source": SOURCE,
    },
    "from",
)
FIELD = record(
    "One field of the feed: how it is filled, what it may hold, how it is written.",
    {
        **_FILLING,
        **_LIMITS,
        "other_limits": many(_OTHER_LIMITS, "Limits for some listings; the first whose expression is true counts."),
        "dated": many(_DATED, "What starts later, each with the day: it is warned of before."),
        **_WRITING,
    },
    "name",
    allOf=[
        {"if": {"properties": {"need": {"const": "conditional"}}, "required": ["need"]}, "then": {"required": ["when"]}}
    ],
)
