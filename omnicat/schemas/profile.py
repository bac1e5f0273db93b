"""The JSON Schema of `channel_profiles/*.yaml`: how this shop fills one channel."""

from omnicat.images.overlay import PLACES
from omnicat.schemas.field_rule import RULE, WAYS
from omnicat.schemas.pieces import (
    CODE,
    COUNTRY,
    CURRENCY,
    LOCALE,
    NAME,
    ONE_SIGN,
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

_OVERLAY = record(
    "A badge or watermark, for channels of your own.",
    {
        "image": text("Its file below assets/; PNG or WebP may be transparent.", examples=["badges/organic.png"]),
        "at": choice("Where it lies.", *PLACES, default="bottom-right"),
        "width": number("Its width as a share of the rendition's.", exclusiveMinimum=0, maximum=1, default=0.2),
        "margin": number("Its distance from the edges, as a share of the rendition's width.", minimum=0, default=0.03),
        "opacity": number("From 0, where nothing is seen of it, to 1.", exclusiveMinimum=0, maximum=1, default=1),
        "when": {
            "type": ["string", "boolean"],
            "description": "An expression over the product: it is laid only where that is true.",
            "examples": ["'organic' in (certifications | part('code'))"],
        },
    },
    "image",
)
_RENDITION = record(
    "The image a channel wants of one role.",
    {
        "width": count("Width in pixels.", 1),
        "height": count("Height in pixels.", 1),
        "fit": choice(
            "What happens to a picture of another shape: made to fit inside, padded, cut to fill, cut as its record says, or "
            "freed of its uniform background so that the product takes its share of the frame.",
            "inside",
            "pad",
            "cover",
            "crop",
            "trim",
            default="inside",
        ),
        "fill": number(
            "With trim: how much of the frame's width or height the product takes.",
            exclusiveMinimum=0,
            maximum=1,
            default=0.85,
        ),
        "upscale": flag("A small picture is enlarged. Channels see it; rarely wise."),
        "background": text(
            "What padding shows, and what is transparent: a color, `blurred` (the picture itself), `transparent` (png, webp, "
            "avif), or `original` (the color around the product in the original).",
            examples=["white", "#f5f5f5", "blurred"],
        ),
        "focal": {
            "type": ["array", "string"],
            "description": "What cover keeps in sight, where a picture's record doesn't say it: a point as shares of width and "
            "height, or `attention` for what draws the eye.",
            "items": {"type": "number", "minimum": 0, "maximum": 1},
            "minItems": 2,
            "maxItems": 2,
            "pattern": "^attention$",
            "examples": ["attention", [0.5, 0.3]],
        },
        "crop": many(
            {"type": "number", "minimum": 0, "maximum": 1},
            "The part to show where a picture's record doesn't say it: left, top, right and bottom edge as shares.",
            minItems=4,
            maxItems=4,
            examples=[[0.1, 0, 0.9, 1]],
        ),
        "format": choice("The file's format.", "jpeg", "png", "webp", "avif", default="jpeg"),
        "quality": {**count("How well it is kept, 1 to 100.", 1), "maximum": 100, "default": 85},
        "chroma": choice(
            "How finely colors are kept in jpeg and avif: in full, at half the width and height, or in full from quality 90 on.",
            "auto",
            "4:4:4",
            "4:2:0",
            default="auto",
        ),
        "max_bytes": count("The largest file: the quality goes down until it fits.", 1),
        "min_quality": {**count("The lowest quality that `max_bytes` may lead to.", 1), "maximum": 100, "default": 40},
        "sharpen": number(
            "How much detail is added to what was shrunk; 0.4 is mild.", minimum=0, maximum=2, default=0, examples=[0.4]
        ),
        "animation": choice(
            "What is made of an animation: a still of its first frame, or an animation (png, webp, avif).",
            "first",
            "keep",
            default="first",
        ),
        "widths": many(
            count("Pixels.", 1),
            "Other widths it is also made in, for a page to choose from: `srcset` of the image in templates.",
            examples=[[320, 640, 1280]],
        ),
        "overlays": many(_OVERLAY, "Pictures laid over it, the first below the others."),
        "color": text(
            "An attribute whose option has a `swatch`: where a product has no picture in the role, it shows that color.",
            pattern=CODE,
            examples=["color"],
        ),
        "keep_metadata": many(
            choice("A kind of metadata.", "iptc-digital-source-type", "creator", "copyright"),
            "Metadata that the file says; all else is left out.",
            examples=[["iptc-digital-source-type"]],
        ),
    },
)
RENDITIONS = by_name(_RENDITION, "The images to make, by role.")

ENCODINGS = (
    "utf-8",
    "utf-16-le",
    "us-ascii",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-15",
    "shift_jis",
)
"""How tables may be encoded: each letter by itself, so that pieces of a file can be made apart."""

_CELL: Schema = {"type": ["string", "number", "null"]}

_LAYOUT: dict[str, Schema] = {
    "delimiter": text(
        "What stands between the cells of a table; a comma in csv, a tab in tsv if not said.",
        pattern=ONE_SIGN,
        examples=[";"],
    ),
    "quoting": choice(
        "Which cells of a table stand in quotes: those that have to, or all; with none, a tab or line end in a cell is "
        "written as a space.",
        "minimal",
        "all",
        "none",
        default="minimal",
    ),
    "line_end": choice("What ends a row of a table; crlf in csv, lf in tsv if not said.", "lf", "crlf"),
    "bom": flag("The table begins with a byte order mark."),
    "encoding": choice("How the table is encoded.", *ENCODINGS, default="utf-8"),
    "before": many(
        many(_CELL, "The cells of a row; `$name` is a setting of the profile, `$currency`, `$country` or `$language`."),
        "The rows of a table that stand before the one of names.",
    ),
    "rows": record(
        "Where a product, each variant and each image have rows of their own: the column that says which, and its words.",
        {
            "column": text("A field's name."),
            "product": text("In the row of a product."),
            "variant": text("In the rows of its variants, below it."),
            "image": text("In the rows of its images, below those."),
        },
        "column",
        "product",
        "variant",
        "image",
    ),
    "names": by_name(
        text("The heading; `$name` in it as in `before`."),
        "The headings of columns that are not the field's name, by the field.",
        examples=[{"title": "Product title"}],
    ),
}

FEEDS = many(
    record(
        "One feed.",
        {
            "file": text(
                "Its path below dist/<channel>/; {sku}, {slug} or {group} where each item has a file of its own; "
                "{part} where it is split into as many files as `max_items` and `max_bytes` ask for.",
                examples=["google.xml", "products/{slug}.jsonld", "meta-{part}.csv"],
            ),
            "format": text("How it is written and read back.", examples=["xml", "csv", "tsv", "json", "jsonl"]),
            "template": text("The template that writes it, in templates/.", examples=["google.xml.j2"]),
            "unit": choice(
                "What one item is: a sold variant, a product with its variants, or nothing: the document tells of the channel.",
                "listing",
                "product",
                "channel",
            ),
            "each": flag("Every item is a file of its own."),
            "document": anything("The JSON around the items, which stand where it says $items."),
            "columns": many(text("A field's name."), "The columns in their order; else the spec's fields in theirs."),
            "number": text("The JSON key that counts the items from 1.", examples=["messageId"]),
            "variants": text("The JSON key that a product's variants stand below."),
            "below": text(
                "The level of the record that an item is, in JSON: listings that have nothing there are not in the feed, "
                "and feeds that don't say it leave the level out.",
                examples=["offer"],
            ),
            "element": text("The XML element that is one item, where it is none of the usual ones."),
            "min_items": count("A feed with fewer items is not written: the channel would refuse it.", 1),
            "max_items": count("The most items the channel takes in one feed.", 1),
            "max_bytes": count("The largest file the channel takes.", 1),
            "of": choice(
                "Which listings it holds: those shown, those that leave (see `removal`), or both.",
                "active",
                "retired",
                "all",
                default="all",
            ),
            "envelope": anything(
                "The JSON around each item, which stands where it says $item, or as a text at $item_text; $item.<key> is a part "
                "of it, $sku, $group and settings stand for themselves, inside a text as ${name}."
            ),
            **_LAYOUT,
        },
        "file",
    ),
    "The files to write.",
)

_FIELD: Schema = {
    "type": [*WAYS["type"], "array"],
    "description": "An attribute code, an expression, or a template text; ~ leaves the field out. A list of rules: the first "
    "whose `when` is true counts, and where none is, the spec's own way.",
    "items": RULE,
    "minItems": 1,
}

WORDS: Schema = {
    "type": ["string", "number", "boolean", "null"],
    "description": "What it says for the key; ~ for nothing.",
}
_TABLE: Schema = {
    "type": "object",
    "description": "What it says for each key, or a CSV file of the catalog that says it.",
    "properties": {
        "file": text("A CSV file in tables/, whose first line names the columns.", examples=["tables/colors.csv"]),
        "key": text("The column of the keys.", default="key"),
        "value": text("The column of what is said for them.", default="value"),
    },
    "additionalProperties": WORDS,
}

SCHEMA = titled(
    "Channel profile",
    record(
        "How this shop fills one channel: one channel in one country, locale and currency.",
        {
            "spec": text(
                "What the channel demands, as of a date.",
                pattern=SPEC_ID,
                examples=["google-merchant@2026-08"],
            ),
            "extends": text("Another profile, of which this one says only the difference.", pattern=NAME),
            "locale": text("The language shown.", pattern=LOCALE),
            "currency": text("The currency of prices.", pattern=CURRENCY),
            "country": text("The country sold to, ISO 3166.", pattern=COUNTRY),
            "select": text("Which listings: an expression.", default="status == 'active'"),
            "on_error": choice("What a broken listing does: it is left out, or stops the channel.", "skip", "stop"),
            "settings": by_name(anything("The setting's value."), "What the spec asks this shop for."),
            "fields": by_name(
                _FIELD,
                "How fields are filled where the spec's own way isn't right.",
                examples=[{"title": "{{ brand }} {{ name }}", "custom_label_0": "season", "mpn": None}],
            ),
            "tables": by_name(
                _TABLE,
                "What `lookup` finds: tables by name.",
                NAME,
                examples=[{"colors": {"navy": "Blue", "olive": "Green"}}],
            ),
            "renditions": by_name(
                {**_RENDITION, "type": ["object", "null"]}, "The images to make, by role; ~ leaves the role out."
            ),
            "feeds": FEEDS,
        },
        anyOf=[{"required": ["spec"]}, {"required": ["extends"]}],
    ),
)
