"""What a small file may make a decoder do for minutes, seen before it is decoded."""

import struct
from typing import IO

from PIL.ImageFile import ImageFile

from omnicat.images.facts import MAX_PIXELS, Format

# Progressive JPEGs are written in about ten scans. Each is drawn over the whole picture, however few bytes it has:
# libjpeg-turbo 3 took 7 ms for an empty one of 49 megapixels, and half a megabyte holds a thousand of them.
MOST_SCANS = 100
SCAN = b"\xff\xda"

# Pillow 13 takes 7 microseconds and 370 bytes for each strip or tile; 50 megapixels in tiles of 16 x 16 have 195,313.
MOST_PARTS = 200_000

# Of these Pillow's decoders hold several copies at once: a WebP of 50 megapixels took 830 MB.
MOST_PIXELS: dict[Format, int] = {"webp": 32_000_000, "avif": 32_000_000}

STRIP_OFFSETS, TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS = 273, 322, 323, 324
COMPRESSION = 259
JPEG_IN_TIFF = (6, 7)

BLOCK = 1 << 20

Numbers = dict[int, tuple[int, int]]
"""Of a TIFF's first directory: how many values a tag has, and the first, by the tag's number."""


def most_pixels(format_: Format) -> int:
    """How many pixels a picture of that format may have."""
    return MOST_PIXELS.get(format_, MAX_PIXELS)


def before_opening(stream: IO[bytes], format_: Format) -> str:
    """What there is too much of, in words; empty where a picture can be opened. The stream stands at its begin."""
    tags = _first_directory(stream) if format_ == "tiff" else {}
    stream.seek(0)
    parts = max((tags[tag][0] for tag in (STRIP_OFFSETS, TILE_OFFSETS) if tag in tags), default=0)
    if parts > MOST_PARTS:
        return f"it consists of {parts} pieces, more than {MOST_PARTS}"
    if _value(tags, TILE_WIDTH) * _value(tags, TILE_LENGTH) > MAX_PIXELS:
        return "its tiles are larger than 50 megapixels"
    if _value(tags, COMPRESSION) in JPEG_IN_TIFF:
        return _too_many_scans(stream, MOST_SCANS + parts)
    return ""


def before_decoding(picture: ImageFile, stream: IO[bytes]) -> str:
    """What there is too much of, in words; empty where an opened picture can be decoded. The stream stands as before."""
    return _too_many_scans(stream, MOST_SCANS) if picture.info.get("progressive") else ""


def _too_many_scans(stream: IO[bytes], most: int) -> str:
    place, scans, rest = stream.tell(), 0, b""
    stream.seek(0)
    while block := stream.read(BLOCK):
        scans += (rest + block).count(SCAN)
        rest = block[-1:] if block.endswith(SCAN[:1]) else b""
    stream.seek(place)
    return f"it consists of {scans} scans, more than {most}" if scans > most else ""


def _first_directory(stream: IO[bytes]) -> Numbers:
    """As far as it is there: Pillow tells what is wrong with a damaged one."""
    try:
        return dict(_entries(stream))
    except struct.error:
        return {}


def _entries(stream: IO[bytes]) -> list[tuple[int, tuple[int, int]]]:
    """TIFF 6.0, section 2; BigTIFF has the same with longer numbers."""
    stream.seek(0)
    head = stream.read(16)
    order = ">" if head.startswith(b"MM") else "<"
    is_big = head[2:4] in (b"+\0", b"\0+")
    (offset,) = struct.unpack(f"{order}Q", head[8:16]) if is_big else struct.unpack(f"{order}I", head[4:8])
    if offset >= 2**63:
        return []
    stream.seek(offset)
    (count,) = struct.unpack(f"{order}Q", stream.read(8)) if is_big else struct.unpack(f"{order}H", stream.read(2))
    entry = struct.Struct(f"{order}HHQ8s" if is_big else f"{order}HHI4s")
    table = stream.read(min(count, 65_535) * entry.size)
    whole = table[: len(table) // entry.size * entry.size]
    return [(tag, (many, _number(order, kind, value))) for tag, kind, many, value in entry.iter_unpack(whole)]


def _number(order: str, kind: int, value: bytes) -> int:
    """The first value where it is a short or a long one."""
    if kind == 3:
        return int(struct.unpack(f"{order}H", value[:2])[0])
    return int(struct.unpack(f"{order}I", value[:4])[0]) if kind == 4 else 0


def _value(tags: Numbers, tag: int) -> int:
    return tags.get(tag, (0, 0))[1]
