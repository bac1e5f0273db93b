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
        "sells": choice(
            "What it has: what inventory.csv counts there, or every product.", "counted", "all", default="counted"
        ),
        "store_code": text("What channels call the store, as in its Business Profile; its own code if not said."),
        "pickup_method": choice(
            "How shoppers pick up: they buy online, reserve, or have it sent there; or not at all.",
            "buy",
            "reserve",
            "ship_to_store",
            "not_supported",
        ),
        "pickup_sla": text("When an order is ready to be picked up.", examples=["same_day", "2-day"]),
        "phone": text("Telephone."),
        "email": text("E-mail."),
        "hours": text("When it is open."),
        "latitude": number("Degrees north.", minimum=-90, maximum=90),
        "longitude": number("Degrees east.", minimum=-180, maximum=180),
    },
)

SCHEMA = titled("Locations", by_name(_PLACE, "Stores and warehouses, by code.", NAME))
