"""What a picture's pixels say: decoded once and small, upright, in sRGB, flat on white, and measured."""

from math import ceil
from pathlib import Path

from PIL import Image
from PIL.Image import Resampling
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding
from omnicat.images.attention import attention_of
from omnicat.images.barcodes import barcodes_in
from omnicat.images.colour_profile import foreign_profile
from omnicat.images.facts import Format
from omnicat.images.fingerprint import fingerprint_of
from omnicat.images.frames import has_frame
from omnicat.images.in_flight import IN_FLIGHT
from omnicat.images.jpeg_quality import jpeg_quality
from omnicat.images.looks import Looks
from omnicat.images.opening import with_picture
from omnicat.images.orientation import turned_by_us, upright
from omnicat.images.placeholder import placeholder_of
from omnicat.images.sharpness import blocking_of, sharpness_of
from omnicat.images.srgb import to_srgb
from omnicat.images.surround import Surround, surround_of
from omnicat.images.writing import writing_in

SIDE = 1000
"""Pixels of the longer side of the copy that is measured; a smaller picture is measured as it is."""

ENOUGH = 1024
"""One that is decoded to so many is not shrunk again: photos of 2,000 and of 2,048 pixels are common."""


def looks_of(source: bytes | Path, path: str) -> tuple[Looks | None, tuple[Finding, ...]]:
    """The looks of a picture, or the finding at `path` that says why it has none."""

    def use(picture: ImageFile, _: Format) -> tuple[Looks, tuple[Finding, ...]]:
        whole = picture.size
        picture.draft(picture.mode, _fitting(whole))
        with IN_FLIGHT.room(picture.width * picture.height):
            return _looks(picture, whole, path)

    seen, findings = with_picture(source, path, use)
    return seen or (None, findings)


def _looks(picture: ImageFile, whole: tuple[int, int], path: str) -> tuple[Looks, tuple[Finding, ...]]:
    quality = jpeg_quality(getattr(picture, "quantization", {}))
    profile = foreign_profile(picture.info.get("icc_profile"))
    orientation = turned_by_us(picture)
    # A copy that was shrunk while it was decoded has no blocks any more.
    blocking = blocking_of(picture) if picture.format == "JPEG" and picture.size == whole else 1.0
    copy, doubts = to_srgb(upright(_shrunk(picture), orientation), path)
    flat = _on_white(copy)
    grey = flat.convert("L")
    surround = surround_of(flat)
    return Looks(
        fingerprint=fingerprint_of(grey),
        content=surround.fractions(flat.size),
        background="#{:02x}{:02x}{:02x}".format(*surround.colour),
        colour=_mean(flat, surround),
        uniform=surround.uniform,
        white=surround.white,
        sharpness=sharpness_of(grey),
        quality=quality,
        blocking=blocking,
        attention=attention_of(flat),
        frame=has_frame(surround, flat.size),
        text=writing_in(surround),
        placeholder=placeholder_of(flat),
        profile=profile,
        transparent=_transparent(copy),
        barcodes=barcodes_in(grey),
    ), doubts


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    longest = max(size)
    if longest <= SIDE:
        return size
    return max(1, ceil(size[0] * SIDE / longest)), max(1, ceil(size[1] * SIDE / longest))


def _shrunk(picture: Image.Image) -> Image.Image:
    """A copy of at most so many pixels; what has more levels or a palette has to become plain before it can shrink."""
    if max(picture.size) <= ENOUGH or picture.mode not in ("L", "LA", "RGB", "RGBA", "CMYK", "I;16"):
        return picture
    small = picture.resize(_fitting(picture.size), Resampling.BOX, reducing_gap=1.0)
    small.info = picture.info
    return small


def _on_white(copy: Image.Image) -> Image.Image:
    if copy.mode != "RGBA":
        return copy
    flat = Image.new("RGB", copy.size, "white")
    flat.paste(copy, mask=copy.getchannel("A"))
    return flat


def _transparent(copy: Image.Image) -> float:
    if copy.mode != "RGBA":
        return 0.0
    levels = copy.getchannel("A").histogram()
    return round(1 - levels[255] / sum(levels), 3)


def _mean(flat: Image.Image, surround: Surround) -> str:
    """The mean colour of the content, background left out."""
    levels = flat.histogram(surround.mask)
    channels = (levels[start : start + 256] for start in (0, 256, 512))
    means = [sum(level * count for level, count in enumerate(each)) / max(sum(each), 1) for each in channels]
    return "#{:02x}{:02x}{:02x}".format(*map(round, means))
