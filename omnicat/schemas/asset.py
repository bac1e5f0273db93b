"""The JSON Schema of an asset's record, the `<file>.yaml` beside an original."""

from omnicat.schemas.pieces import COUNTRY, DAY, choice, flag, labels, many, record, text, titled

STATUSES = ("draft", "in_review", "approved", "retired")
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}

_RIGHTS = record(
    "When and where it may be used.",
    {
        "from": text("The first day it may be used.", pattern=DAY),
        "expires": text("The day its rights end: from then on it is not used.", pattern=DAY),
        "regions": many(text("A country, ISO 3166.", pattern=COUNTRY), "Only in these countries."),
        "channels": many(text("A profile's or spec's name."), "Only on these channels."),
    },
)

SCHEMA = titled(
    "Asset record",
    record(
        "What is known of an original file.",
        {
            "title": labels("What it is called"),
            "alt": labels("What it shows, for people who can't see it"),
            "focal": many(
                _SHARE,
                "The point that every crop keeps: how far from the left and from the top, 0 to 1.",
                minItems=2,
                maxItems=2,
                examples=[[0.5, 0.3]],
            ),
            "crop": many(_SHARE, "The part to show: left, top, right and bottom edge, 0 to 1.", minItems=4, maxItems=4),
            "role": text("The role it is made for."),
            "tags": many(text("A word to find it by."), "Words to find it by."),
            "creator": text("Who made it."),
            "licence": text("What allows its use."),
            "rights": _RIGHTS,
            "status": choice("Only what is approved is shown.", *STATUSES, default="approved"),
            "ai_generated": flag("A machine made it."),
        },
    ),
)
