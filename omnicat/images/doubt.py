"""Which decoders may hang on a file, or take all memory, as far as its first bytes tell."""

from collections.abc import Sequence
from pathlib import Path

from omnicat.findings import Finding, Location, Subject, finding
from omnicat.images.rules import DECODER_STOPPED
from omnicat.images.sniff import HEAD_BYTES, format_of
from omnicat.images.spec import RenditionSpec

# libjpeg and libpng have seen every hostile file there is, and what makes them work for long is counted beforehand. Of
# Pillow's own 1,060 test pictures a TIFF took four times as long as any of these, and seven times the memory.
TRUSTED = ("jpeg", "png")

SECONDS = 5.0
FOR_ALL_FRAMES = 20.0
"""500 frames of a megapixel, the most that is kept of an animation, took 5 s at 100 x 100 pixels and 14 s at 316 x 316."""


def is_doubtful(source: bytes | Path, specs: Sequence[RenditionSpec] = ()) -> bool:
    """Whether a picture is better decoded where it can be stopped. What can't be read is no doubt: it is refused."""
    format_ = format_of(_head(source))
    return format_ is not None and (format_ not in TRUSTED or (format_ == "png" and bool(_moving(specs))))


def seconds_for(specs: Sequence[RenditionSpec] = ()) -> float:
    """How long decoding and making these may take: of a processor, so that it is the same on a busy machine."""
    return SECONDS + FOR_ALL_FRAMES * _moving(specs)


def given_up(path: str, why: str) -> Finding:
    """Decoding the asset at `path` was stopped; `why` goes on from 'decoding it'."""
    message = f"'{path.rpartition('/')[2]}' was given up: decoding it {why}"
    hint = "export it again, smaller and without what it does not need, or leave it out"
    return finding(DECODER_STOPPED, Location(path), message, hint, subject=Subject("asset", path))


def _moving(specs: Sequence[RenditionSpec]) -> int:
    return sum(spec.animation == "keep" for spec in specs)


def _head(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source[:HEAD_BYTES]
    try:
        if not source.is_file():
            return b""
        with source.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""
