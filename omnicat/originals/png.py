"""Rows of pixels become a PNG, so that pictures of other kinds of originals go the way that all pictures go."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
QUICK = 1


def png(width: int, height: int, pixels: bytes, stride: int, orientation: int = 1) -> bytes:
    """`pixels` are red, green and blue, 8 bits each, `stride` bytes a row; the EXIF `orientation` says which way up
    they are (W3C PNG, third edition, 2025-06-24)."""
    length = 3 * width
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + length] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    turned = _chunk(b"eXIf", _exif(orientation)) if orientation != 1 else b""
    body = _chunk(b"IDAT", zlib.compress(rows, QUICK))
    return SIGNATURE + _chunk(b"IHDR", head) + turned + body + _chunk(b"IEND", b"")


def _exif(orientation: int) -> bytes:
    """One entry: tag 0x0112, a SHORT (EXIF 2.32, section 4.6.5.1.6)."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
