"""The JSON Schema of `catalog/locations.yaml`: stores and warehouses, by code."""

from omnicat.schemas.pieces import COUNTRY, NAME, by_name, choice, labels, number, record, text, titled

_ADDRESS = record(
    "Where it is.",
    {
        "street": text("Street and number."),
        "postal_code": text("Postal code; in quotes where it is all digits."),
        "city": text("Town."),
        "region": text("State or province."),
        "country": text("Country, ISO 3166.", pattern=COUNTRY),
    },
)
_PLACE = record(
    "A store or a warehouse.",
    {
        "label": labels("What people call it"),
        "kind": choice("What it is.", "store", "warehouse"),
        "address": {**_ADDRESS, "type": ["string", "object"]},
        **_ADDRESS["properties"],
        "phone": text("Telephone."),
        "email": text("E-mail."),
        "hours": text("When it is open."),
        "latitude": number("Degrees north.", minimum=-90, maximum=90),
        "longitude": number("Degrees east.", minimum=-180, maximum=180),
    },
)

SCHEMA = titled("Locations", by_name(_PLACE, "Stores and warehouses, by code.", NAME))
