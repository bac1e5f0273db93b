"""A picture is opened: what it must be to be let in, and what Pillow may raise turned into one finding."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.images.counted import counted
from omnicat.images.doubt import given_up
from omnicat.images.excess import before_decoding, before_opening, most_pixels
from omnicat.images.facts import MAX_PIXELS, Format
from omnicat.images.heic import can_read_heic
from omnicat.images.quiet import quiet
from omnicat.images.rules import EMPTY, GIT_LFS_POINTER, NOT_INSTALLED, TOO_MANY_PIXELS, UNKNOWN_FORMAT, UNREADABLE
from omnicat.images.sniff import HEAD_BYTES, LFS_POINTER, format_of, stranger

Made = TypeVar("Made")

# As many pictures are decoded at once as there are cores.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

# Named here, so that Pillow need not load all its plug-ins in search of one.
READERS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

# All that Pillow and its decoders were seen to raise on damaged files.
PILLOW_RAISES = (
    OSError,
    ValueError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    MemoryError,
    BufferError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def with_picture(
    source: bytes | Path, path: str, use: Callable[[ImageFile, Format], Made]
) -> tuple[Made | None, tuple[Finding, ...]]:
    """What `use` makes of the opened, not yet decoded picture, or the one finding that says why it can't."""
    try:
        with counted(source) as stream, quiet():
            head = stream.read(HEAD_BYTES)
            format_ = format_of(head)
            if format_ is None or head.startswith(LFS_POINTER):
                return None, (_refused_head(head, path),)
            if format_ == "heic" and not can_read_heic():
                return None, (_not_installed(path),)
            if excess := before_opening(stream, format_):
                return None, (_unreadable(excess, path),)
            with Image.open(stream, formats=("HEIF" if format_ == "heic" else format_.upper(),)) as picture:
                if picture.width * picture.height > (most := most_pixels(format_)):
                    return None, (_too_many(path, f"{picture.width} x {picture.height} pixels, ", most),)
                if excess := before_decoding(picture, stream):
                    return None, (_unreadable(excess, path),)
                return use(picture, format_), ()
    except PILLOW_RAISES as error:
        return None, (_refusal(error, path),)


def about(rule: Rule, path: str, message: str, hint: str) -> Finding:
    """A finding about the asset at `path`."""
    return finding(rule, Location(path), message, hint, subject=Subject("asset", path))


def _refused_head(head: bytes, path: str) -> Finding:
    if not head:
        return about(EMPTY, path, f"'{_name(path)}' is empty", "copy the file again from where it came from")
    if head.startswith(LFS_POINTER):
        message = f"'{_name(path)}' is a Git LFS pointer, its content was not fetched"
        return about(GIT_LFS_POINTER, path, message, "run `git lfs pull`")
    known = stranger(head)
    message = f"'{_name(path)}' is {known}" if known else f"'{_name(path)}' is no picture format omnicat knows"
    return about(UNKNOWN_FORMAT, path, message, "convert it to JPEG, PNG, WebP, AVIF or TIFF")


def _not_installed(path: str) -> Finding:
    message = f"'{_name(path)}' is HEIC, and the library 'pillow-heif' is not installed"
    return about(NOT_INSTALLED, path, message, "install `omnicat[heic]`, or save it as JPEG")


def _refusal(error: BaseException, path: str) -> Finding:
    if isinstance(error, Image.DecompressionBombError):
        return _too_many(path, "", MAX_PIXELS)
    if isinstance(error, MemoryError):
        return given_up(path, "needs more memory than there is")
    return _unreadable(_cause(error), path)


def _unreadable(cause: str, path: str) -> Finding:
    message = f"'{_name(path)}' can't be read: {cause}"
    return about(UNREADABLE, path, message, "copy the file again from where it came from, or export it again")


def _too_many(path: str, size: str, most: int) -> Finding:
    limit = f"{most // 1_000_000} megapixels"
    message = f"'{_name(path)}' has {size}more than {limit}"
    return about(TOO_MANY_PIXELS, path, message, f"export it again with at most {limit}")


def _cause(error: BaseException) -> str:
    # Pillow's own words for this one hold the address of an object in memory.
    if isinstance(error, UnidentifiedImageError):
        return "its header is damaged"
    words = str(error.strerror if isinstance(error, OSError) and error.strerror else error)
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())[:120]
    if not text or text.startswith("decoder error"):
        return "its content is damaged"
    return (text[:1].lower() + text[1:]).rstrip(".")


def _name(path: str) -> str:
    return path.rpartition("/")[2]
