"""Files that were made to hurt."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from tests.images.pictures import saved

Entry = tuple[int, int, int, int]
"""Of a TIFF's directory: tag, type (3 short, 4 long, 7 bytes), how many values, and the value or where it is."""


def png(width: int, height: int, data: bytes, *, depth: int = 8, kind: int = 0) -> bytes:
    """A PNG around compressed data; `kind` 0 is grey, 6 is RGBA."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def many_chunks(count: int) -> bytes:
    """A PNG whose data comes in that many chunks of nothing."""
    plain = png(64, 64, zlib.compress(bytes(65 * 64)))
    at = plain.index(b"IDAT") - 4
    return plain[:at] + chunk(b"IDAT", b"") * count + plain[at:]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def of_zeros(size: int) -> bytes:
    """So many zeros, compressed to a thousandth."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    parts = [packer.compress(block) for _ in range(size >> 20)]
    return b"".join([*parts, packer.compress(bytes(size & 0xFFFFF)), packer.flush()])


def many_scans(width: int, height: int, scans: int) -> bytes:
    """A progressive JPEG with that many more scans, each a few bytes that say "nothing here" for every block."""
    plain = saved(Image.new("L", (width, height), 128), "JPEG", progressive=True)
    codes = "".join(_nothing(((width + 7) // 8) * ((height + 7) // 8)))
    codes += "1" * (-len(codes) % 8)
    data = int(codes, 2).to_bytes(len(codes) // 8, "big").replace(b"\xff", b"\xff\0")
    # A Huffman table of two codes: '0' for a run of at least 2**14 empty blocks, '10' for one.
    table = b"\xff\xc4" + struct.pack(">H", 21) + b"\x10" + bytes([1, 1, *[0] * 14, 0xE0, 0x00])
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00" + bytes([63, 63, 0]) + data
    return plain[:-2] + table + scan * scans + b"\xff\xd9"


def _nothing(blocks: int) -> list[str]:
    """ISO/IEC 10918-1, G.1.2.2: fourteen bits more say how long the run is."""
    runs = []
    while blocks >= 1 << 14:
        run = min(blocks, (1 << 15) - 1)
        runs.append("0" + format(run - (1 << 14), "014b"))
        blocks -= run
    return [*runs, "10" * blocks]


def many_segments(count: int) -> bytes:
    """A JPEG with that many empty APP9 segments."""
    plain = saved(Image.new("L", (16, 16), 128), "JPEG")
    return plain[:2] + b"\xff\xe9\0\2" * count + plain[2:]


def tiff(
    width: int, height: int, extra: Mapping[int, Entry] | None = None, *, strips: int = 1, tail: bytes = b""
) -> bytes:
    """Grey, 8 bits, not compressed; the next directory is this one again. All strips are the same."""
    count = 9 + len(extra or {})
    behind = 8 + 2 + 12 * count + 4
    rows = -(-height // strips)
    data = behind + 8 * strips if strips > 1 else behind
    own = {
        256: (256, 4, 1, width),
        257: (257, 4, 1, height),
        258: (258, 3, 1, 8),
        259: (259, 3, 1, 1),
        262: (262, 3, 1, 1),
        273: (273, 4, strips, behind if strips > 1 else data),
        277: (277, 3, 1, 1),
        278: (278, 4, 1, rows),
        279: (279, 4, strips, behind + 4 * strips if strips > 1 else width * rows),
    }
    entries = b"".join(struct.pack("<HHII", *entry) for _, entry in sorted((own | dict(extra or {})).items()))
    lists = struct.pack("<I", data) * strips + struct.pack("<I", width * rows) * strips if strips > 1 else b""
    count = len(own | dict(extra or {}))
    table = struct.pack("<H", count) + entries + struct.pack("<I", 8)
    return (b"II*\0" + struct.pack("<I", 8) + table).ljust(behind, b"\0") + lists + bytes(width * rows) + tail


def endless_gif(frames: int, width: int = 64, height: int = 64) -> bytes:
    """One frame, again and again."""
    first = saved(Image.new("P", (width, height), 3), "GIF")
    pair = BytesIO()
    Image.new("P", (width, height), 3).save(
        pair, "GIF", save_all=True, append_images=[Image.new("P", (width, height), 4)], duration=10, loop=0
    )
    moving = pair.getvalue()
    frame = moving[moving.rindex(b"\x21\xf9\x04") : -1]
    return moving[:-1] + frame * frames + first[-1:]
