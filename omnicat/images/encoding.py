"""Pixels become the bytes of a file: always the same bytes for the same pixels, and no metadata but what is asked."""

from io import BytesIO
from typing import Any

from PIL import AvifImagePlugin, features
from PIL import __version__ as pillow_version
from PIL.Image import Image
from PIL.PngImagePlugin import PngInfo

from omnicat.images.spec import RenditionSpec

# Counts up when the same original and spec give other pixels, though no library changed.
RECIPE = 1

FULL_COLOUR_FROM_QUALITY = 90
CODECS = ("libjpeg_turbo", "jpg", "webp", "avif", "zlib", "zlib_ng", "littlecms2", "libtiff")


def encoded(image: Image, spec: RenditionSpec, xmp: bytes) -> bytes:
    """The file's bytes. `xmp` is the only metadata it carries; the colours are sRGB, which is what no profile means."""
    image.info.clear()
    file = BytesIO()
    image.save(file, format=spec.format.upper(), **_options(spec), **_metadata(spec, xmp))
    return file.getvalue()


def version() -> str:
    """All that decides the bytes: this recipe, Pillow and each codec with its version."""
    codecs = [f"{codec} {features.version(codec) or 'none'}" for codec in CODECS]
    return "; ".join([f"recipe {RECIPE}", f"Pillow {pillow_version}", *codecs, f"av1 {_av1_encoder()}"])


def _options(spec: RenditionSpec) -> dict[str, Any]:
    full_colour = spec.quality >= FULL_COLOUR_FROM_QUALITY
    match spec.format:
        case "jpeg":
            return {"quality": spec.quality, "optimize": True, "subsampling": "4:4:4" if full_colour else "4:2:0"}
        case "png":
            return {"optimize": True}
        case "webp":
            return {"quality": spec.quality, "method": 4}
        case "avif":
            # More threads or tiles chosen by the machine would give other bytes on another machine.
            still = {"speed": 6, "max_threads": 1, "autotiling": False, "codec": "aom"}
            return {"quality": spec.quality, "subsampling": "4:4:4" if full_colour else "4:2:0", **still}


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
