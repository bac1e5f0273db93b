"""Pixels become the bytes of a file: always the same bytes for the same pixels, and no metadata but what is asked."""

from io import BytesIO
from typing import Any

from msgspec import Struct
from PIL import AvifImagePlugin, features
from PIL import __version__ as pillow_version
from PIL.Image import Image
from PIL.PngImagePlugin import PngInfo

from omnicat.images.resizing import resizer
from omnicat.images.spec import RenditionSpec
from omnicat.images.undated import undated

# Counts up when the same original and spec give other pixels, though no library changed.
RECIPE = 4

FULL_COLOUR_FROM_QUALITY = 90
CODECS = ("libjpeg_turbo", "jpg", "webp", "avif", "zlib", "zlib_ng", "littlecms2", "libtiff")


class Motion(Struct, frozen=True):
    """The frames after the first, how long each of all is shown in milliseconds, and how often they run (0: for ever)."""

    later: tuple[Image, ...]
    durations: tuple[int, ...]
    loop: int


def encoded(image: Image, spec: RenditionSpec, xmp: bytes, motion: Motion | None = None) -> bytes | None:
    """The file's bytes. `xmp` is the only metadata it carries; the colours are sRGB, which is what no profile means.

    With `spec.max_bytes` in the highest quality that is no larger; None where the lowest is.
    """
    image.info.clear()
    options = {**_metadata(spec, xmp), **(_motion(motion, image.mode, spec) if motion else {})}
    whole = _written(image, spec, spec.quality, options)
    if not spec.max_bytes or len(whole) <= spec.max_bytes:
        return whole
    return _small_enough(image, spec, options) if spec.format != "png" else None


def version() -> str:
    """All that decides the bytes: this recipe, Pillow and each codec with its version."""
    codecs = [f"{codec} {features.version(codec) or 'none'}" for codec in CODECS]
    return "; ".join(
        [f"recipe {RECIPE}", f"Pillow {pillow_version}", *codecs, f"av1 {_av1_encoder()}", f"resizer {resizer()}"]
    )


def _small_enough(image: Image, spec: RenditionSpec, options: dict[str, Any]) -> bytes | None:
    """Halves the qualities below the wished one until the highest is found that fits."""
    found, low, high = None, spec.min_quality, spec.quality - 1
    while low <= high:
        middle = (low + high) // 2
        tried = _written(image, spec, middle, options)
        if len(tried) <= spec.max_bytes:
            found, low = tried, middle + 1
        else:
            high = middle - 1
    return found


def _written(image: Image, spec: RenditionSpec, quality: int, options: dict[str, Any]) -> bytes:
    file = BytesIO()
    image.save(file, format=spec.format.upper(), **_options(spec, quality), **options)
    content = file.getvalue()
    return undated(content) if spec.format == "avif" and "save_all" in options else content


def _options(spec: RenditionSpec, quality: int) -> dict[str, Any]:
    usual = "4:4:4" if quality >= FULL_COLOUR_FROM_QUALITY else "4:2:0"
    chroma = usual if spec.chroma == "auto" else spec.chroma
    match spec.format:
        case "jpeg":
            # Tables of its own make a JPEG 1 % smaller, and writing it takes almost three times as long.
            return {"quality": quality, "subsampling": chroma}
        case "png":
            # Level 9 makes a PNG 4 % smaller than level 6, and takes almost three times as long.
            return {"compress_level": 6}
        case "webp":
            return {"quality": quality, "method": 4}
        case "avif":
            # More threads or tiles chosen by the machine would give other bytes on another machine.
            still = {"speed": 6, "max_threads": 1, "autotiling": False, "codec": "aom"}
            return {"quality": quality, "subsampling": chroma, **still}


def _motion(motion: Motion, mode: str, spec: RenditionSpec) -> dict[str, Any]:
    later = [each.convert(mode) if each.mode != mode else each for each in motion.later]
    for each in later:
        each.info.clear()
    shown = {"save_all": True, "append_images": later, "duration": [*motion.durations]}
    return shown if spec.format == "avif" else {**shown, "loop": motion.loop}


def _metadata(spec: RenditionSpec, xmp: bytes) -> dict[str, Any]:
    if not xmp:
        return {}
    if spec.format != "png":
        return {"xmp": xmp}
    chunks = PngInfo()
    chunks.add_itxt("XML:com.adobe.xmp", xmp.decode())
    return {"pnginfo": chunks}


def _av1_encoder() -> str:
    return AvifImagePlugin.get_codec_version("aom") or "none"
