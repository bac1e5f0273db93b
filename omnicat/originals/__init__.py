"""Originals that are no plain pictures: drawings, videos, documents, models, and what Git LFS leaves for any of them."""

from omnicat.originals.examining import examine, is_decoded
from omnicat.originals.findings import Refused, about, not_fetched
from omnicat.originals.media import NO_MEDIA, Facts, Media
from omnicat.originals.pointer import LONGEST_POINTER, Pointer, pointer_of
from omnicat.originals.rules import NOT_IN_STORE, RULES
from omnicat.originals.showing import PICTURED, copy_mark, heic_mark, installed, picture_mark, picture_of, published

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
