"""The JSON Schema of a spec: what one channel demands, as of a date. This is the description of the format."""

from omnicat.model.channel import FACTS
from omnicat.schemas.pieces import (
    COUNTRY,
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
from omnicat.schemas.profile import FEEDS, RENDITIONS, WORDS
from omnicat.schemas.spec_field import FIELD, SEVERITY, SOURCE, WORD

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
        "by_country": by_name(
            anything("The value."), "The value where a profile says none, by the profile's country.", COUNTRY
        ),
        "example": anything("What a profile may say; $country and $currency stand for the profile's."),
    },
)

_IMAGE_LIMITS: dict[str, Schema] = {
    "formats": many(text("A format.", examples=["jpeg"]), "The formats the channel reads."),
    "min_width": count("Pixels, at least."),
    "min_height": count("Pixels, at least."),
    "min_longest": count("Pixels of the longer edge, at least."),
    "max_longest": count("Pixels of the longer edge, at most."),
    "max_megapixels": number("Millions of pixels, at most.", minimum=0),
    "max_bytes": count("The largest file."),
    "max_count": count("The most images in this role."),
    "overlays": choice(
        "Badges and watermarks laid over the image are refused, and writing beside the product.", "forbidden"
    ),
    "background": choice("The background is pure white: 255, 255, 255.", "white"),
    "min_fill": number("How much of the width or height the product fills, at least.", minimum=0, maximum=1),
    "min_ratio": number("Width divided by height, at least: 1 for a square.", minimum=0),
    "max_ratio": number("Width divided by height, at most.", minimum=0),
    "no_frame": flag("A border around the image is refused."),
    "when": text("An expression over the listing: the limits hold where it is true."),
    "severity": SEVERITY,
    "source": SOURCE,
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

_LISTINGS = record(
    "Which listings there are.",
    {
        "parents": flag("A product with variants gives a listing of kind parent too."),
        "each": choice(
            "There is a listing for every location, or every store, of catalog/locations.yaml that has the product; "
            "expressions see the place as `listing.location`.",
            "location",
            "store",
        ),
        "max_axes": count("The most axes that tell variants apart.", 1),
        "max_variants": count("The most variants of a product.", 1),
        "id": {
            "type": ["string", "array"],
            "items": text("A field's name."),
            "description": "The field that tells a record from others, or several; the first required one if not said.",
            "examples": ["id", ["id", "store_code"]],
        },
        "kind": text("An expression over `fields`: whether a written record is `single`, `child` or `parent`."),
        "group": text(
            "The field that listings which belong together have in common; else a product's variants do.",
            examples=["item_group_id"],
        ),
        "share": many(text("A field's name."), "Listings of a group say the same in each of these fields."),
        "differ_in": many(text("A field's name."), "Two listings of a group differ in one of these fields."),
    },
)
_REMOVAL = record(
    "What becomes of a product that leaves.",
    {
        "how": choice(
            "A file without it is enough; or it is written once more with `fields` alone; or the shop takes it out.",
            "snapshot",
            "rows",
            "by_hand",
        ),
        "note": text("What the shop has to know."),
        "source": SOURCE,
        "fields": by_name(
            {**WORD, "description": "How it is filled: an attribute code, an expression, or a template text."},
            "The only fields of a product that leaves, in the order of the spec's fields.",
        ),
    },
    "how",
    allOf=[{"if": {"properties": {"how": {"const": "rows"}}}, "then": {"required": ["fields"]}}],
)

_CHECK = record(
    "A condition between fields.",
    {
        "name": text("Its name, with dashes.", examples=["sale-price-not-below-price"]),
        "field": text("The field that a finding is about."),
        "fails": text("An expression over `fields` that is true where a record breaks it."),
        "message": text("What is wrong; {value} is the field's value."),
        "hint": text("What to do."),
        "from": text("The day it starts; it is warned of before.", pattern=DATE),
        "severity": SEVERITY,
        "source": SOURCE,
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
            "aliases": many(
                text("A short name.", pattern=NAME),
                "Short names for the command line; the first names the file that `omnicat channel add` writes.",
                examples=[["google"]],
            ),
            "sources": _SOURCES,
            "taxonomy": text("Which of a category's `taxonomies` it reads.", examples=["google"]),
            "taxonomy_levels": count("So many levels deep a category's id should be, where the taxonomy goes on.", 1),
            "product_types": record(
                "The channel publishes a definition of every product type; `omnicat spec import FILE` brings them in.",
                {
                    "field": text("The field that names a record's product type.", examples=["productType"]),
                    "part": text("The part of a record that a definition describes.", examples=["attributes"]),
                    "marketplace": text("The setting that names the marketplace.", examples=["marketplace_id"]),
                    "requirements": text("The field that says which requirements a record meets."),
                    "whole": text(
                        "An expression over `fields`, false where a record need not have what a definition requires.",
                        examples=["fields.operationType == 'UPDATE'"],
                    ),
                },
                "field",
                "part",
                "marketplace",
            ),
            "settings": by_name(_SETTING, "What a profile says in its `settings`, by name.", NAME),
            "records": text(
                "Where the channel's records stand that are no products: a list in a profile's settings, each a mapping of "
                "the fields. No product is shown then.",
                pattern=r"^settings\.[A-Za-z0-9][A-Za-z0-9._-]*$",
                examples=["settings.promotions"],
            ),
            "listings": _LISTINGS,
            "drawings": flag(
                "A place of the shop's own, which may link to SVG drawings; others are never told of them."
            ),
            "nested": flag("Dots in the names of fields make the levels of a JSON record."),
            "money": text(
                "How a price is written: a text with {amount} and {currency}, `number`, or `minor` for minor units.",
                default="{amount} {currency}",
            ),
            "boolean": many(WORD, "The words for true and false.", minItems=2, maxItems=2, examples=[["yes", "no"]]),
            "measure": text("How a measurement is written.", default="{amount} {unit}"),
            "shapes": by_name(
                anything("JSON with $value, $language_tag, $currency or $<setting> where they belong."),
                "JSON that values are put into, by a name that fields cite.",
            ),
            "renditions": RENDITIONS,
            "feeds": FEEDS,
            "images": _IMAGES,
            "fields": many(FIELD, "The feed's fields, in their order."),
            "own_fields": many(
                FIELD, "Fields that a profile may add: `name` is a regular expression that the whole name matches."
            ),
            "checks": many(_CHECK, "Conditions between fields."),
            "tables": by_name(
                by_name(WORDS, "What it says for each key."), "Tables that `lookup` finds words in, by name.", NAME
            ),
            "html": many(
                text("A tag.", examples=["p"]),
                "The tags that the channel takes in HTML: what fields of type html and `channel_html` leave of a rich text.",
            ),
            "lists": by_name(
                many({"type": ["string", "number"]}, "Its values."),
                "Lists that expressions use as `channel.lists.<name>`. A path of a taxonomy, such as `Media > Books`, counts "
                "for all that stand below it.",
            ),
            "facts": by_name(
                WORD,
                "What a shopper could compare between channels: a fact -> the field, or the expression over `fields`, "
                "that says it. A channel that takes one price alone says `price_now`.",
                propertyNames={"enum": list(FACTS)},
            ),
            "removal": _REMOVAL,
        },
        "spec",
        "title",
        "fields",
    ),
)
