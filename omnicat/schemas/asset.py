"""The JSON Schema of an asset's record, the `<file>.yaml` beside an original."""

from omnicat.model.source_types import SOURCE_TYPES
from omnicat.schemas.pieces import COUNTRY, DAY, by_name, choice, count, flag, labels, many, record, text, titled

STATUSES = ("draft", "in_review", "approved", "retired")
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}

_FOCAL = many(
    _SHARE,
    "The point that every crop keeps: how far from the left and from the top, 0 to 1.",
    minItems=2,
    maxItems=2,
    examples=[[0.5, 0.3]],
)

_CROP = many(
    _SHARE,
    "The part to show: left, top, right and bottom edge, 0 to 1.",
    minItems=4,
    maxItems=4,
    examples=[[0.1, 0, 0.9, 1]],
)

_PERSON = {
    **record(
        "Somebody who can be recognised: a name, or more about them.",
        {
            "name": text("Who it is."),
            "release": text(
                "What allows to show them: a file of the asset library, or where the paper is kept.",
                examples=["releases/ada.pdf", "folder 12, page 3"],
            ),
            "expires": text("The day the release ends: from then on it allows nothing.", pattern=DAY),
        },
        "name",
    ),
    "type": ["string", "object"],
}

_RIGHTS = record(
    "When and where it may be used.",
    {
        "from": text("The first day it may be used.", pattern=DAY),
        "expires": text("The day its rights end: from then on it is not used.", pattern=DAY),
        "regions": many(text("A country, ISO 3166.", pattern=COUNTRY), "Only in these countries."),
        "channels": many(text("A profile's or spec's name."), "Only on these channels."),
    },
    examples=[{"expires": "2027-06-30", "regions": ["DE", "AT"]}],
)

_ORIGINAL = record(
    "The original, where the object store has it and git does not. Written by `omnicat assets push`.",
    {
        "digest": text("Its content.", pattern="^sha256:[0-9a-f]{64}$"),
        "size": count("Its bytes.", 0),
        "format": text("How it is written.", examples=["jpeg"]),
        "width": count("Its pixels from left to right, the way up it is seen.", 0),
        "height": count("Its pixels from top to bottom.", 0),
        "has_alpha": flag("Parts of it are transparent."),
        "mode": text("How its colours are held.", examples=["RGB", "CMYK"]),
        "icc": flag("It carries a colour profile."),
        "duration": {"type": "number", "minimum": 0, "description": "The seconds of a video."},
        "codec": text("How a video is coded.", examples=["h264"]),
        "frame_rate": {"type": "number", "minimum": 0, "description": "The frames of a video in a second."},
        "has_audio": flag("A video can be heard."),
        "pages": count("The pages of a document.", 0),
        "title": text("What a document calls itself."),
        "encrypted": flag("A document is encrypted."),
        "generator": text("What wrote a model."),
    },
    "digest",
    "size",
)

SCHEMA = titled(
    "Asset record",
    record(
        "What is known of an original file. What it doesn't say is taken from the file's own metadata, where that says it.",
        {
            "original": _ORIGINAL,
            "title": labels("What it is called"),
            "alt": labels("What it shows, for people who can't see it"),
            "focal": _FOCAL,
            "crop": _CROP,
            "crops": by_name(
                _CROP, "The part to show in a role, before `crop`.", examples=[{"main": [0.1, 0, 0.9, 1]}]
            ),
            "roles": many(text("A role."), "What it is made for.", examples=[["main", "gallery"]]),
            "role": text("The one role it is made for, as `roles` says several."),
            "tags": many(text("A word to find it by."), "Words to find it by."),
            "people": many(_PERSON, "Who can be recognised, each with the release that allows to show them."),
            "creator": text("Who made it."),
            "licence": text("What allows its use."),
            "rights": _RIGHTS,
            "status": choice("Only what is approved is shown.", *STATUSES, default="approved"),
            "ai_generated": choice(
                "Whether a machine made it, or how it was made in IPTC's words. `true` is trainedAlgorithmicMedia.",
                True,
                False,
                *SOURCE_TYPES,
            ),
            "products": many(text("A SKU."), "The products it shows."),
        },
    ),
)
