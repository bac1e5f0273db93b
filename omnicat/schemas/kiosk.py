"""The JSON Schema of kiosk.json, version 1: what screens in stores and apps read. This is the description of the format.

Keys may be added within a version; none is renamed, removed or given another meaning. So a reader skips what it does
not know, and what is not `required` may be absent.
"""

from omnicat.schemas.pieces import CURRENCY, DAY, LOCALE, Schema, choice, count, many, record, text, titled

VERSION = 1

_URL = {"type": "string", "format": "uri", "pattern": "^https?://"}
_PRICE = record(
    "A price.",
    {
        "amount": count("Whole minor units: 4600 is 46.00 USD, 4600 JPY, 4.600 KWD.", 1),
        "currency": text("ISO 4217.", pattern=CURRENCY),
    },
    "amount",
    "currency",
    additionalProperties=True,
)
_OPTION = record(
    "What tells a variant from its siblings.",
    {
        "code": text("The attribute's code.", examples=["color"]),
        "name": text("What people call it.", examples=["Color"]),
        "value": text("What this variant says, as people read it.", examples=["Seafoam"]),
    },
    "code",
    "name",
    "value",
    additionalProperties=True,
)
_FACT = record(
    "A line of the table of facts.",
    {
        "code": text("The attribute's code.", examples=["weight"]),
        "label": text("What people call it.", examples=["Weight"]),
        "value": {"type": ["string", "number", "boolean"], "description": "As people read it, with its unit."},
    },
    "code",
    "label",
    "value",
    additionalProperties=True,
)
_PART = record(
    "A product in a bundle.",
    {"sku": text("Its SKU."), "quantity": count("How many of it.", 1)},
    "sku",
    "quantity",
    additionalProperties=True,
)
_EVERY: dict[str, Schema] = {
    "sku": text("Unique in the file.", minLength=1),
    "name": text("What it is called; with what tells it apart, at a variant.", minLength=1),
    "url": {**_URL, "description": "Its page; to be shown as a QR code, for example."},
    "image": {**_URL, "description": "The main image."},
    "images": many(_URL, "All images, the main one first."),
    "image_texts": many(text("What the image shows."), "A text for each of `images`, in their order."),
    "videos": many(_URL, "Videos."),
}
_OFFER: dict[str, Schema] = {
    "gtin": text("Its barcode.", pattern="^([0-9]{8}|[0-9]{12,14})$"),
    "price": {**_PRICE, "description": "What it costs, without a sale."},
    "sale_price": {**_PRICE, "description": "What it costs now; lower than `price`."},
    "sale_ends": text("The last day of the sale.", pattern=DAY),
    "availability": choice("Whether it can be had.", "in_stock", "out_of_stock", "preorder", "backorder"),
    "available_from": text("The day it is there, for what can be ordered before.", pattern=DAY),
    "quantity": count("How many there are, over all locations; absent where nobody counts."),
}
_ABOUT: dict[str, Schema] = {
    "brand": text("Its brand."),
    "category": many(text("A category's name."), "Where it stands in the shop, from the top down."),
    "description": text("What it is, as plain text; lines end with \\n."),
    "highlights": many(text("A phrase."), "The main selling points."),
    "documents": many(_URL, "Manuals and data sheets."),
    "facts": many(_FACT, "What a buyer would look up."),
    "parts": many(_PART, "What is in a bundle."),
    "energy_class": text("The EU energy class; the label has to stand beside the price.", examples=["A", "G"]),
}
_VARIANT = record(
    "One variant that can be bought.",
    {
        **_EVERY,
        **_OFFER,
        "options": many(_OPTION, "What tells it apart."),
        "swatch": {**_URL, "description": "A color."},
    },
    "sku",
    "name",
    "price",
    "availability",
    additionalProperties=True,
)
_PRODUCT = record(
    "A product: it has `variants`, or a price and an availability of its own.",
    {**_EVERY, **_ABOUT, **_OFFER, "variants": many(_VARIANT, "What can be bought of it.", minItems=1)},
    "sku",
    "name",
    additionalProperties=True,
    anyOf=[{"required": ["variants"]}, {"required": ["price", "availability"]}],
)

SCHEMA = titled(
    f"Kiosk feed, version {VERSION}",
    record(
        "All that a screen shows of a shop's products, in one locale and one currency.",
        {
            "format": {"const": "omnicat-kiosk", "description": "Which format this is."},
            "version": {"const": VERSION, "description": "Another number is another format."},
            "locale": text("The language of all texts, BCP 47.", pattern=LOCALE),
            "currency": text("The currency of all prices, ISO 4217.", pattern=CURRENCY),
            "products": many(_PRODUCT, "The products, in the order of the catalog's files."),
        },
        "format",
        "version",
        "locale",
        "currency",
        "products",
        additionalProperties=True,
    ),
)
