"""Originals that are no plain pictures: drawings, videos, documents, models, and what Git LFS leaves for any of them."""

from omnicat.originals.examining import examine
from omnicat.originals.media import NO_MEDIA, Facts, Media
from omnicat.originals.pointer import LONGEST_POINTER, Pointer, pointer_of
from omnicat.originals.rules import RULES
from omnicat.originals.showing import LIBRARIES, installed, picture_mark, picture_of

__all__ = [
    "LIBRARIES",
    "LONGEST_POINTER",
    "NO_MEDIA",
    "RULES",
    "Facts",
    "Media",
    "Pointer",
    "examine",
    "installed",
    "picture_mark",
    "picture_of",
    "pointer_of",
]
