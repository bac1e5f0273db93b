"""What a rendition shall be: its box, how the picture fits it, and how it is written."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from omnicat.images.colours import rgb
from omnicat.images.facts import MAX_PIXELS
from omnicat.images.overlay import Overlay

Fit = Literal["inside", "pad", "cover", "crop", "trim"]
OutputFormat = Literal["jpeg", "png", "webp", "avif"]
Chroma = Literal["auto", "4:4:4", "4:2:0"]
Animation = Literal["first", "keep"]

BLURRED, TRANSPARENT, ORIGINAL = "blurred", "transparent", "original"

DIGITAL_SOURCE_TYPE = "iptc-digital-source-type"
CREATOR, COPYRIGHT = "creator", "copyright"
KEEPABLE = (DIGITAL_SOURCE_TYPE, CREATOR, COPYRIGHT)

# libjpeg, libwebp, libavif (its default limit) and the PNG specification
LONGEST_SIDE = {"jpeg": 65_500, "webp": 16_383, "avif": 65_535, "png": 2**31 - 1}


class RenditionSpec(Struct, frozen=True, kw_only=True):
    """A derived picture to be made. `width` and `height` are pixels; None leaves that side free.

    inside: shrunk to fit within the box. pad: the same, in the middle of a canvas of exactly the box.
    cover: fills the box, cut around the focal point. crop: what `crop` cuts out, then inside. trim: what `crop` cuts
    out takes `fill` of the box's longer-filled side, in the middle.
    `focal` (x, y) and `crop` (left, top, right, bottom) are fractions of the upright picture; `crop` is
    obeyed first whatever the fit. A picture is never enlarged unless `upscale`.
    `background` is a colour, `blurred` (the picture itself) or `transparent`. `sharpen` is the share of the detail that
    is added to what was shrunk. With `max_bytes` the quality goes down as far as `min_quality` until the file is no
    larger. `metadata` are kinds of KEEPABLE with what is written for them. `paint` are the colours of a picture that
    has no original.
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
    fill: float = 0.85
    sharpen: float = 0.0
    chroma: Chroma = "auto"
    max_bytes: int = 0
    min_quality: int = 40
    animation: Animation = "first"
    overlays: tuple[Overlay, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    paint: tuple[str, ...] = ()

    def text(self) -> str:
        """The spec as one line that is the same for the same rendition: a part of its cache key.

        What came to be later stands in it only where it is said, so that renditions made before keep their keys.
        """
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
            **self._said_besides(),
        }
        return " ".join(f"{name}={word}" for name, word in words.items())

    def _said_besides(self) -> dict[str, Any]:
        words = {
            "fill": f"{self.fill:.6f}" if self.fit == "trim" else "",
            "sharpen": f"{self.sharpen:.6f}" if self.sharpen else "",
            "chroma": self.chroma if self.chroma != "auto" else "",
            "max_bytes": f"{self.max_bytes},{self.min_quality}" if self.max_bytes else "",
            "animation": self.animation if self.animation != "first" else "",
            "overlays": ";".join(each.text() for each in self.overlays),
            "metadata": json.dumps(self.metadata) if self.metadata else "",
            "paint": ",".join(self.paint),
        }
        return {name: word for name, word in words.items() if word}

    @property
    def worst_quality(self) -> int:
        """The lowest quality that is tried before a rendition is too large."""
        return min(self.min_quality, self.quality)

    @property
    def limit(self) -> str:
        """What tells its limit in bytes apart from those of other renditions; '' where it has none."""
        return f"{self.format}/{self.max_bytes}/{self.worst_quality}" if self.max_bytes else ""

    def problem(self) -> str:
        """Why no rendition can be made to this spec, as a message; empty where one can."""
        return next((message for wrong, message in self._judged() if wrong), "")

    def _judged(self) -> Iterator[tuple[bool, str]]:
        sides = [side for side in (self.width, self.height) if side is not None]
        limit = LONGEST_SIDE.get(self.format, 0)
        fits = ("inside", "pad", "cover", "crop", "trim")
        yield not limit, f"format '{self.format}' is not one omnicat writes"
        yield self.fit not in fits, f"fit '{self.fit}' is not known"
        yield any(side < 1 for side in sides), f"size '{_size(sides)}' is not above zero"
        yield any(side > limit for side in sides), f"size '{_size(sides)}' is more than {self.format} can hold"
        yield len(sides) == 2 and sides[0] * sides[1] > MAX_PIXELS, f"size '{_size(sides)}' is above 50 megapixels"
        yield not _within(self.focal), f"focal point '{_fractions(self.focal)}' is outside the picture"
        yield not _is_cut(self.crop), f"crop '{_fractions(self.crop)}' cuts nothing out of the picture"
        yield not 0 < self.fill <= 1, f"fill '{self.fill:g}' is not above 0 and at most 1"
        yield not 0 <= self.sharpen <= 2, f"sharpen '{self.sharpen:g}' is not between 0 and 2"
        yield from self._judged_colours()
        yield from self._judged_file()
        yield from ((bool(each.problem()), each.problem()) for each in self.overlays)

    def _judged_colours(self) -> Iterator[tuple[bool, str]]:
        painted = [self.background, *self.paint]
        wrong = next((each for each in painted if rgb(each) is None and each not in (BLURRED, TRANSPARENT)), "")
        clear = self.background == TRANSPARENT and self.format == "jpeg"
        yield bool(wrong), f"background '{wrong}' is not a colour"
        yield clear, f"background '{TRANSPARENT}' can't be written as jpeg"

    def _judged_file(self) -> Iterator[tuple[bool, str]]:
        unknown = sorted({*self.keep_metadata, *dict(self.metadata)} - set(KEEPABLE))
        halved = self.chroma == "4:4:4" and self.format == "webp"
        yield not 1 <= self.quality <= 100, f"quality '{self.quality}' is not between 1 and 100"
        yield not 1 <= self.min_quality <= 100, f"min_quality '{self.min_quality}' is not between 1 and 100"
        yield self.chroma not in ("auto", "4:4:4", "4:2:0"), f"chroma '{self.chroma}' is not known"
        yield halved, "chroma '4:4:4' can't be written as webp"
        yield self.max_bytes < 0, f"max_bytes '{self.max_bytes}' is below zero"
        yield self.animation not in ("first", "keep"), f"animation '{self.animation}' is not known"
        yield self.animation == "keep" and self.format == "jpeg", "animation 'keep' can't be written as jpeg"
        yield bool(unknown), f"metadata '{', '.join(unknown)}' can't be kept"


def _fractions(numbers: tuple[float, ...] | None) -> str:
    return ",".join(f"{number:.6f}" for number in numbers) if numbers else "none"


def _size(sides: list[int]) -> str:
    return " x ".join(map(str, sides))


def _within(fractions: tuple[float, ...] | None) -> bool:
    return all(0 <= fraction <= 1 for fraction in fractions or ())


def _is_cut(crop: tuple[float, float, float, float] | None) -> bool:
    return crop is None or (_within(crop) and crop[0] < crop[2] and crop[1] < crop[3])
