"""What a rendition shall be: its box, how the picture fits it, and how it is written."""

from dataclasses import dataclass
from typing import Literal

from omnicat.images.colours import rgb
from omnicat.images.facts import MAX_PIXELS

Fit = Literal["inside", "pad", "cover", "crop"]
OutputFormat = Literal["jpeg", "png", "webp", "avif"]

DIGITAL_SOURCE_TYPE = "iptc-digital-source-type"
KEEPABLE = (DIGITAL_SOURCE_TYPE,)

# libjpeg, libwebp, libavif (its default limit) and the PNG specification
LONGEST_SIDE = {"jpeg": 65_500, "webp": 16_383, "avif": 65_535, "png": 2**31 - 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionSpec:
    """A derived picture to be made. `width` and `height` are pixels; None leaves that side free.

    inside: shrunk to fit within the box. pad: the same, in the middle of a canvas of exactly the box.
    cover: fills the box, cut around the focal point. crop: what `crop` cuts out, then inside.
    `focal` (x, y) and `crop` (left, top, right, bottom) are fractions of the upright picture; `crop` is
    obeyed first whatever the fit. A picture is never enlarged unless `upscale`.
    """

    width: int | None = None
    height: int | None = None
    fit: Fit = "inside"
    background: str = "white"
    format: OutputFormat = "jpeg"
    quality: int = 85
    focal: tuple[float, float] | None = None
    crop: tuple[float, float, float, float] | None = None
    upscale: bool = False
    keep_metadata: tuple[str, ...] = ()

    def text(self) -> str:
        """The spec as one line that is the same for the same rendition: a part of its cache key."""
        words = {
            "width": self.width or "free",
            "height": self.height or "free",
            "fit": self.fit,
            "background": bytes(rgb(self.background) or b"").hex() or self.background,
            "format": self.format,
            "quality": self.quality,
            "focal": _fractions(self.focal),
            "crop": _fractions(self.crop),
            "upscale": "yes" if self.upscale else "no",
            "keep": ",".join(sorted(set(self.keep_metadata))) or "none",
        }
        return " ".join(f"{name}={word}" for name, word in words.items())

    def problem(self) -> str:
        """Why no rendition can be made to this spec, as a message; empty where one can."""
        return next((message for wrong, message in self._judged() if wrong), "")

    def _judged(self) -> tuple[tuple[bool, str], ...]:
        sides = [side for side in (self.width, self.height) if side is not None]
        limit = LONGEST_SIDE.get(self.format, 0)
        unknown = sorted(set(self.keep_metadata) - set(KEEPABLE))
        return (
            (not limit, f"format '{self.format}' is not one omnicat writes"),
            (self.fit not in ("inside", "pad", "cover", "crop"), f"fit '{self.fit}' is not known"),
            (any(side < 1 for side in sides), f"size '{_size(sides)}' is not above zero"),
            (any(side > limit for side in sides), f"size '{_size(sides)}' is more than {self.format} can hold"),
            (len(sides) == 2 and sides[0] * sides[1] > MAX_PIXELS, f"size '{_size(sides)}' is above 50 megapixels"),
            (rgb(self.background) is None, f"background '{self.background}' is not a colour"),
            (not 1 <= self.quality <= 100, f"quality '{self.quality}' is not between 1 and 100"),
            (not _within(self.focal), f"focal point '{_fractions(self.focal)}' is outside the picture"),
            (not _is_cut(self.crop), f"crop '{_fractions(self.crop)}' cuts nothing out of the picture"),
            (bool(unknown), f"metadata '{', '.join(unknown)}' can't be kept"),
        )


def _fractions(numbers: tuple[float, ...] | None) -> str:
    return ",".join(f"{number:.6f}" for number in numbers) if numbers else "none"


def _size(sides: list[int]) -> str:
    return " x ".join(map(str, sides))


def _within(fractions: tuple[float, ...] | None) -> bool:
    return all(0 <= fraction <= 1 for fraction in fractions or ())


def _is_cut(crop: tuple[float, float, float, float] | None) -> bool:
    return crop is None or (_within(crop) and crop[0] < crop[2] and crop[1] < crop[3])
