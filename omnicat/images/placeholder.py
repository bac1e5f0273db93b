"""A picture in very few pixels, for a page to show until the real one has come."""

from base64 import b64encode
from io import BytesIO

from PIL.Image import Image

from omnicat.images.thumbnail import thumbnail_of

MOST = 200
START = "data:image/webp;base64,"

TRIES = ((20, 40), (20, 20), (16, 20), (12, 15), (8, 10), (4, 5))
"""Pixels of the longer side and WebP quality; the first that is small enough is taken."""


def placeholder_of(picture: Image) -> str:
    """A `data:` address of at most 200 characters; empty where even four pixels take more."""
    for side, quality in TRIES:
        address = _address(picture, side, quality)
        if len(address) <= MOST:
            return address
    return ""


def _address(picture: Image, side: int, quality: int) -> str:
    small = thumbnail_of(picture, side)
    file = BytesIO()
    small.save(file, "WEBP", quality=quality, method=6)
    return START + b64encode(file.getvalue()).decode()
