"""What a picture's header says about it."""

from typing import Literal

from msgspec import Struct

from omnicat.images.embedded import NOTHING_EMBEDDED, Embedded

Format = Literal["jpeg", "png", "webp", "avif", "gif", "tiff", "bmp", "heic"]

MAX_PIXELS = 50_000_000


class ImageFacts(Struct, frozen=True):
    """A picture as its header describes it, before any pixel is decoded.

    `width` and `height` are pixels as a person sees them, after `orientation` (EXIF, 1 to 8) is
    obeyed. `mode` is the way colours are held: RGB, CMYK, P, L, I;16… `icc` says that it carries a colour profile.
    `embedded` is what the file says about itself.
    """

    format: Format
    width: int
    height: int
    mode: str
    has_alpha: bool
    animated: bool
    icc: bool
    orientation: int
    embedded: Embedded = NOTHING_EMBEDDED
