"""Whether a kept rendition still has its end: what a full disk or a stray copy cuts off."""

import os
from pathlib import Path
from typing import BinaryIO

JPEG_END = b"\xff\xd9"
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


def is_whole(path: Path) -> bool:
    """Whether the file ends where its format says that it ends. A file that is not there raises OSError."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        match path.suffix:
            case ".jpg":
                return _tail(file, size, len(JPEG_END)) == JPEG_END
            case ".png":
                return _tail(file, size, len(PNG_END)) == PNG_END
            case ".webp":
                return size > 0 and int.from_bytes(file.read(8)[4:], "little") + 8 == size
            case _:
                return size > 0 and _boxes_end(file, size) == size


def _tail(file: BinaryIO, size: int, length: int) -> bytes:
    file.seek(max(0, size - length))
    return file.read()


def _boxes_end(file: BinaryIO, size: int) -> int:
    """Where the last box of an AVIF ends, by the lengths that the boxes give."""
    end = 0
    while end < size:
        file.seek(end)
        length = int.from_bytes(file.read(4), "big")
        if length < 8:
            return 0
        end += length
    return end
