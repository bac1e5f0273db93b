"""What a picture's pixels say about it, found out once for each original."""

from msgspec import Struct

RECIPE = 3
"""Counts up when the same picture gives other looks, though no library changed."""

UNIFORM = 0.7
"""So much of the border has one colour where it is a background: a thing may touch some of it."""

PURE = 254
"""The least level of pure white: rounding in a JPEG makes it one darker here and there."""

Fractions = tuple[float, float, float, float]


class Looks(Struct, frozen=True):
    """What was measured on the upright picture in sRGB, flat on white. Shares and places run from 0 to 1.

    `fingerprint` is a perceptual hash of 64 bits as 16 hex digits: pictures that look alike differ in few of them.
    `content` is the smallest box (left, top, right, bottom) that holds all that is not the uniform background; the
    whole where there is none. `background` is the colour of the border, `#rrggbb`, and `uniform` the share of the
    border that has it; `white` is the share of pure white in all that has the colour of the background, 0 without one.
    `colour` is the mean of all that has another, `#rrggbb`.
    `sharpness` is 0 for a blurred picture and 1 for a sharp one. `quality` is the JPEG quality it was written with as
    the tables in the file tell, 0 where they don't; `blocking` is how much stronger steps are between blocks of 8
    pixels than within them (1: none, or too large a picture for that to be seen). `attention` is the point that draws
    the eye. `frame` says that a border of another colour runs around the picture, `text` how likely it is that writing
    stands beside the thing. `placeholder` is the
    picture in very few pixels as a `data:` address, for a page to show until the real one has come. `profile` is the
    name of a colour profile in the file that is not sRGB, `transparent` the share of pixels that are not opaque.
    `barcodes` are the digits of EAN and UPC codes it shows, where a reader is installed.
    """

    fingerprint: str
    content: Fractions = (0.0, 0.0, 1.0, 1.0)
    background: str = ""
    colour: str = ""
    uniform: float = 0.0
    white: float = 0.0
    sharpness: float = 1.0
    quality: int = 0
    blocking: float = 1.0
    attention: tuple[float, float] = (0.5, 0.5)
    frame: bool = False
    text: float = 0.0
    placeholder: str = ""
    profile: str = ""
    transparent: float = 0.0
    barcodes: tuple[str, ...] = ()

    @property
    def has_background(self) -> bool:
        """Whether the border has one colour, but for what touches it."""
        return self.uniform >= UNIFORM

    @property
    def fill(self) -> float:
        """How much of the longer-filled side of the frame the content takes: 1 where it touches both edges."""
        left, top, right, bottom = self.content
        return max(right - left, bottom - top)
