"""The JSON Schema of `catalog/catalog.yaml`: what holds for the whole catalog."""

from omnicat.schemas.pieces import (
    CODE,
    COUNTRY,
    CURRENCY,
    LOCALE,
    by_name,
    choice,
    fallbacks,
    flag,
    labels,
    many,
    record,
    text,
    titled,
)

ASSET_KINDS = ("image", "vector", "video", "document", "model")

_ASSOCIATION = record(
    "A kind of link between products.",
    {
        "label": labels("What people call it"),
        "two_way": flag("A link from one product to another is one back as well."),
        "quantity": flag("The link counts, as the parts of a bundle do."),
    },
)
_ROLE = record(
    "What a product uses an asset for.",
    {
        "label": labels("What people call it"),
        "kinds": many(choice("A kind of file.", *ASSET_KINDS), "The kinds of files that fit.", minItems=1),
        "many": flag("A product may use several."),
    },
)
_IGNORE = record(
    "Findings to put aside.",
    {
        "rule": text("A rule such as 'asset/unused', or its kind such as 'asset'."),
        "path": text("Only in files that match this glob.", default="**"),
        "reason": text("Why, for the next reader."),
    },
    "rule",
)
_LINT = record(
    "What lint puts aside, and how heavy it takes each rule.",
    {
        "ignore": many(_IGNORE, "Findings to put aside, by rule and path."),
        "severity": by_name(
            choice("How much it matters.", "off", "note", "warning", "error"), "Severity by rule or kind."
        ),
    },
)
_ORGANIZATION = {
    "type": "object",
    "description": "Who sells: written on the web site's pages and where a channel asks for it.",
    "properties": {
        "name": text("The company's name."),
        "email": text("Where customers write to."),
        "country": text("Its country, ISO 3166.", pattern=COUNTRY),
    },
    "additionalProperties": {"type": ["string", "number"]},
}

SCHEMA = titled(
    "Catalog settings",
    record(
        "What holds for the whole catalog.",
        {
            "name": text("The shop's name.", examples=["Harbor & Pine"]),
            "url": text("The shop's address.", examples=["https://harborandpine.example"]),
            "product_url": text(
                "A product's address, with {sku} {group} {slug} {locale} {language} {country} filled in.",
                examples=["https://harborandpine.example/{locale}/products/{slug}"],
            ),
            "asset_url": text(
                "Where dist/ is served from: the start of every image's address.",
                examples=["https://cdn.harborandpine.example"],
            ),
            "assets": text(
                "Where originals are that git does not have: an object store's address.",
                pattern=r"^[a-z][a-z0-9+.]*://[^\s]+$",
                examples=["s3://shop/originals"],
            ),
            "locales": many(
                text("A locale, BCP 47.", pattern=LOCALE, examples=["en-US", "de-DE"]),
                "The languages of the catalog; the first is the default.",
                minItems=1,
                uniqueItems=True,
            ),
            "fallback": fallbacks("Where to look for a text that a locale lacks; a locale not named here has none."),
            "currencies": many(
                text("A currency, ISO 4217.", pattern=CURRENCY, examples=["USD", "EUR"]),
                "The currencies of prices; the first is the default.",
                minItems=1,
                uniqueItems=True,
            ),
            "sku_pattern": text("A regular expression that a whole SKU matches.", examples=["[A-Z0-9-]+"]),
            "associations": by_name(_ASSOCIATION, "The kinds of links between products, by code.", CODE),
            "roles": by_name(
                _ROLE, "Asset roles besides the standard main, gallery, swatch, video and manual, by code.", CODE
            ),
            "organization": _ORGANIZATION,
            "lint": _LINT,
        },
        "name",
    ),
)
