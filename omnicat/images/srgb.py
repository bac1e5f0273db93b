"""Any picture becomes 8-bit sRGB, with alpha where it had some."""

from collections.abc import Callable
from io import BytesIO
from itertools import product

from PIL import Image, ImageCms

from omnicat.findings import Finding
from omnicat.images.opening import PILLOW_RAISES, about
from omnicat.images.rules import BAD_COLOUR_PROFILE

WITH_ALPHA = ("LA", "RGBA")
BAND = 1_000_000
"""So many pixels, at least a row, are converted at once."""

MODE_BY_SPACE = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}


def to_srgb(picture: Image.Image, path: str) -> tuple[Image.Image, tuple[Finding, ...]]:
    """The picture as RGB or RGBA in sRGB; a profile that can't be used is a warning and is ignored."""
    profile = picture.info.get("icc_profile")
    plain = eight_bits(picture)
    if not profile:
        return _as_rgb(plain), ()
    try:
        return _converted(plain, profile), ()
    except (*PILLOW_RAISES, ImageCms.PyCMSError):
        message = "the colour profile in the picture can't be used, its colours are taken for sRGB"
        return _as_rgb(plain), (about(BAD_COLOUR_PROFILE, path, message, "export the picture again as sRGB"),)


def eight_bits(picture: Image.Image) -> Image.Image:
    """The same picture in one of the modes L, LA, RGB, RGBA, CMYK or LAB."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;"):
        return _scaled_to_eight_bits(picture)
    if picture.mode in ("P", "PA", "RGBa", "La"):
        # What has no alpha would get an opaque one, and be four bytes a pixel from here on.
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    if "transparency" in picture.info and picture.mode in ("1", "L", "RGB"):
        return picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB") else picture.convert("RGB")


def _scaled_to_eight_bits(picture: Image.Image) -> Image.Image:
    is_short = picture.mode.startswith("I;")
    factor = 255 / (65535 if is_short else _white(picture))

    def scaled(part: Image.Image) -> Image.Image:
        wide = part.convert("I") if is_short else part
        return wide.point(lambda level: level * factor + 0.5).convert("L")

    grey = _in_bands(picture, "L", scaled)
    grey.info = dict(picture.info)
    key = picture.info.get("transparency")
    if isinstance(key, int):
        grey.info["transparency"] = round(key * factor)
        return grey.convert("RGBA")
    return grey


def _white(wide: Image.Image) -> float:
    """32 bits may hold 0 to 1, to 255, to 65535 or more: the largest value in the picture tells."""
    highest = float(wide.getextrema()[1])  # type: ignore[arg-type] # one channel: the lowest and the highest number
    return next(white for white in (1.0, 255.0, 65535.0, highest) if highest <= white)


def _converted(picture: Image.Image, profile_bytes: bytes) -> Image.Image:
    profile = ImageCms.ImageCmsProfile(BytesIO(profile_bytes))
    mode = MODE_BY_SPACE[profile.profile.xcolor_space.strip()]
    if _colours(picture.crop((0, 0, 1, 1)), mode).mode != mode:
        raise ValueError(profile.profile.xcolor_space)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    transform = ImageCms.ImageCmsTransform(profile, srgb, mode, "RGB", ImageCms.Intent.PERCEPTUAL)
    if _changes_nothing(transform, mode):
        return _as_rgb(picture)
    has_alpha = picture.mode in WITH_ALPHA

    def converted(part: Image.Image) -> Image.Image:
        colours = transform.apply(_colours(part, mode))
        if has_alpha:
            colours.putalpha(part.getchannel("A"))
        return colours

    return _in_bands(picture, "RGBA" if has_alpha else "RGB", converted)


def _colours(picture: Image.Image, mode: str) -> Image.Image:
    """What the profile speaks of: the picture without its alpha, grey as RGB where the profile is for RGB."""
    colours = picture.convert("L" if picture.mode == "LA" else "RGB") if picture.mode in WITH_ALPHA else picture
    if mode == "RGB" and colours.mode == "L":
        return colours.convert("RGB")
    if mode == "L" and picture.mode == "RGBA":
        # Grey with a transparent colour has become RGBA above; its three channels are the same.
        return colours.getchannel("R")
    return colours


def _in_bands(picture: Image.Image, mode: str, convert: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """A band after the other, so that a large picture is held twice and not five times."""
    whole = Image.new(mode, picture.size)
    rows = max(1, BAND // picture.width)
    for top in range(0, picture.height, rows):
        part = picture.crop((0, top, picture.width, min(top + rows, picture.height)))
        whole.paste(convert(part), (0, top))
    return whole


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Most profiles are sRGB under some name: a cube of colours tells, and saves the work on all pixels."""
    if mode != "RGB":
        return False
    levels = (0, 36, 73, 109, 146, 182, 219, 255)
    cube = bytes(level for colour in product(levels, repeat=3) for level in colour)
    converted = transform.apply(Image.frombytes("RGB", (8, 64), cube)).tobytes()
    return all(abs(one - other) <= 1 for one, other in zip(cube, converted, strict=True))


def _as_rgb(picture: Image.Image) -> Image.Image:
    mode = "RGBA" if picture.mode in WITH_ALPHA else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
