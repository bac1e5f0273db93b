"""The JSON Schema of a spec: what one channel demands, as of a date. This is the description of the format."""

from omnicat.model.channel import LISTING_KINDS
from omnicat.schemas.pieces import (
    DATE,
    NAME,
    SPEC_ID,
    Schema,
    anything,
    by_name,
    choice,
    count,
    flag,
    many,
    number,
    record,
    text,
    titled,
)
from omnicat.schemas.profile import FEEDS, RENDITIONS

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
_SOURCE = text("Which of `sources` says so.", examples=["G1"])
_WORD: Schema = {"type": ["string", "number", "boolean"]}

_SOURCES = by_name(
    record(
        "A page where facts stand.",
        {
            "title": text("The page's title."),
            "url": text("Its address."),
            "date": text("The day or month it was read or updated.", pattern=DATE),
        },
        "title",
    ),
    "Where the facts stand, by a short name that fields and image rules cite.",
    NAME,
)
_SETTING = record(
    "What a profile says in its `settings`.",
    {
        "need": choice("Whether a profile must say it.", "required", "optional", default="optional"),
        "description": text("What it is and where the shop finds it."),
        "pattern": text("A regular expression that the whole value matches."),
        "default": anything("The value where a profile says none."),
    },
)

_SEVERITY = choice("What breaking it gives.", "note", "warning", "error", default="error")
_IMAGE_LIMITS: dict[str, Schema] = {
    "formats": many(text("A format.", examples=["jpeg"]), "The formats the channel reads."),
    "min_width": count("Pixels, at least."),
    "min_height": count("Pixels, at least."),
    "min_longest": count("Pixels of the longer edge, at least."),
    "max_longest": count("Pixels of the longer edge, at most."),
    "max_megapixels": number("Millions of pixels, at most.", minimum=0),
    "max_bytes": count("The largest file."),
    "max_count": count("The most images in this role."),
    "when": text("An expression over the listing: the limits hold where it is true."),
    "severity": _SEVERITY,
    "source": _SOURCE,
}
_DATED = record("A limit that starts on a day.", {"from": text("That day.", pattern=DATE), **_IMAGE_LIMITS}, "from")
_IMAGE_RULE = record(
    "What the channel demands of images in a role.",
    {**_IMAGE_LIMITS, "dated": many(_DATED, "Limits that start later, each with the day.")},
)
_IMAGES = by_name(
    {**_IMAGE_RULE, "type": ["object", "array"], "items": _IMAGE_RULE},
    "What the channel demands of images, by role: one set of limits, or several, each with its `when`.",
)

_MANY: Schema = {
    "type": ["boolean", "integer", "object"],
    "description": "The field may stand several times: how many at most, or a mapping with more about it.",
    "minimum": 1,
    "properties": {
        "max": count("At most.", 1),
        "min": count("At least."),
        "join": text("What stands between values in one cell.", default=","),
    },
    "additionalProperties": False,
}
_VALUES: Schema = {
    "type": ["object", "array"],
    "description": "The words of an enum: ours -> theirs, or a list where both are the same.",
    "additionalProperties": _WORD,
    "items": _WORD,
}
_PART = record(
    "One part of a grouped field.",
    {
        "from": text("The key of the value it is read from; its own name if not said."),
        "value": {**_WORD, "description": "What it always says."},
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
    "name": text("Its name; for JSON a dotted path.", examples=["title", "offers.price"]),
    "from": {
        **_WORD,
        "description": "How it is filled unless a profile says otherwise: an attribute code, an expression, or a "
        "template text when it holds {{ or {%.",
        "examples": ["name", "{{ brand }} {{ name }}"],
    },
    "need": choice("Whether a listing needs it; `conditional` asks `when`.", *NEEDS, default="optional"),
    "when": text("An expression: a conditional field is needed where it is true."),
    "only": text("An expression: the field is written only where it is true."),
    "for": many(choice("A kind of listing.", *LISTING_KINDS), "The kinds of listing that carry it; all if not said."),
    "type": choice("What kind of value the channel reads.", *FIELD_TYPES, default="text"),
    "source": _SOURCE,
    "severity": _SEVERITY,
    "alternative": text("The name of the field that may stand in its place."),
}
_LIMITS: dict[str, Schema] = {
    "max_chars": count("The most characters."),
    "min_chars": count("The fewest characters."),
    "max_bytes": count("The most bytes in UTF-8."),
    "min": number("The least number."),
    "max": number("The greatest number."),
    "pattern": text("A regular expression that the whole text matches."),
    "forbid": many(text("A character or a whole value."), "Single characters that may not occur; whole values too."),
    "values": _VALUES,
    "closed": flag("Only `values` may be written; false where the channel takes other words too. Default true."),
    "word_repeat": count("The most times one word may stand in it.", 1),
    "repeat_ok": many(text("A word."), "Words that `word_repeat` doesn't count."),
    "max_total_chars": count("The most characters of all values together, where there are many."),
}
_OTHER_LIMITS = record(
    "Limits that stand in for the usual ones where an expression is true.",
    {"when": text("The expression."), **_LIMITS},
    "when",
)
_WRITING: dict[str, Schema] = {
    "many": _MANY,
    "join": text("What stands between values in one cell.", default=","),
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
_FIELD = record(
    "One field of the feed: how it is filled, what it may hold, how it is written.",
    {
        **_FILLING,
        **_LIMITS,
        "other_limits": many(_OTHER_LIMITS, "Limits for some listings; the first whose expression is true counts."),
        **_WRITING,
    },
    "name",
    allOf=[
        {"if": {"properties": {"need": {"const": "conditional"}}, "required": ["need"]}, "then": {"required": ["when"]}}
    ],
)

_CHECK = record(
    "A condition between fields.",
    {
        "name": text("Its name, with dashes.", examples=["sale-price-not-below-price"]),
        "field": text("The field that a finding is about."),
        "fails": text("An expression that is true where a listing breaks it; `record` holds the fields as written."),
        "message": text("What is wrong; {value} is the field's value."),
        "hint": text("What to do."),
        "severity": _SEVERITY,
        "source": _SOURCE,
    },
    "name",
    "field",
    "fails",
    "message",
)

SCHEMA = titled(
    "Channel spec",
    record(
        "What one channel demands, as of a date.",
        {
            "spec": text(
                "The channel's name and the date of its facts.",
                pattern=SPEC_ID,
                examples=["google-merchant@2026-08"],
            ),
            "title": text("What people call the channel and the feed."),
            "description": text("What a shop needs to know first."),
            "sources": _SOURCES,
            "taxonomy": text("Which of a category's `taxonomies` it reads.", examples=["google"]),
            "settings": by_name(_SETTING, "What a profile says in its `settings`, by name.", NAME),
            "listings": record(
                "Which listings there are.",
                {
                    "parents": flag("A product with variants gives a listing of kind parent too."),
                    "max_axes": count("The most axes that tell variants apart.", 1),
                    "max_variants": count("The most variants of a product.", 1),
                },
            ),
            "nested": flag("Dots in the names of fields make the levels of a JSON record."),
            "money": text(
                "How a price is written: a text with {amount} and {currency}, `number`, or `minor` for minor units.",
                default="{amount} {currency}",
            ),
            "boolean": many(_WORD, "The words for true and false.", minItems=2, maxItems=2, examples=[["yes", "no"]]),
            "measure": text("How a measurement is written.", default="{amount} {unit}"),
            "shapes": by_name(
                anything("JSON with $value, $language_tag, $currency or $<setting> where they belong."),
                "JSON that values are put into, by a name that fields cite.",
            ),
            "renditions": RENDITIONS,
            "feeds": FEEDS,
            "images": _IMAGES,
            "fields": many(_FIELD, "The feed's fields, in their order."),
            "checks": many(_CHECK, "Conditions between fields."),
            "lists": by_name(
                many({"type": ["string", "number"]}, "Its values."),
                "Lists that expressions use as channel.lists.<name>.",
            ),
        },
        "spec",
        "title",
        "fields",
    ),
)
