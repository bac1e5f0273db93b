"""Originals that are no plain pictures: drawings, videos, documents, models, and what Git LFS leaves for any of them.

A look at a catalog needs little of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.originals.examining import examine, is_decoded
    from omnicat.originals.findings import Refused, about, not_fetched
    from omnicat.originals.media import NO_MEDIA, Facts, Media
    from omnicat.originals.pointer import LONGEST_POINTER, Pointer, pointer_of
    from omnicat.originals.rules import NOT_IN_STORE, RULES
    from omnicat.originals.showing import PICTURED, copy_mark, heic_mark, installed, picture_mark, picture_of, published
else:
    __getattr__ = late(
        __name__,
        {
            "Facts": "media",
            "LONGEST_POINTER": "pointer",
            "Media": "media",
            "NOT_IN_STORE": "rules",
            "NO_MEDIA": "media",
            "PICTURED": "showing",
            "Pointer": "pointer",
            "RULES": "rules",
            "Refused": "findings",
            "about": "findings",
            "copy_mark": "showing",
            "examine": "examining",
            "heic_mark": "showing",
            "installed": "showing",
            "is_decoded": "examining",
            "not_fetched": "findings",
            "picture_mark": "showing",
            "picture_of": "showing",
            "pointer_of": "pointer",
            "published": "showing",
        },
    )

__all__ = [
    "LONGEST_POINTER",
    "NOT_IN_STORE",
    "NO_MEDIA",
    "PICTURED",
    "RULES",
    "Facts",
    "Media",
    "Pointer",
    "Refused",
    "about",
    "copy_mark",
    "examine",
    "heic_mark",
    "installed",
    "is_decoded",
    "not_fetched",
    "picture_mark",
    "picture_of",
    "pointer_of",
    "published",
]
