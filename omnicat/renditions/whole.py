"""Whether a kept rendition still has its end: what a full disk or a stray copy cuts off."""

import os
from io import FileIO

JPEG_END = b"\xff\xd9"
PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


def whole_size(path: str) -> int:
    """The bytes of the file, 0 where it does not end where its format says. One that is not there raises OSError.

    Ten thousand are looked at before nothing is made: a path as text and a file without a buffer take a third of the time.
    """
    with FileIO(path) as file:
        size = os.fstat(file.fileno()).st_size
        return size if size and _ends_well(file, size, path.rpartition(".")[2]) else 0


def _ends_well(file: FileIO, size: int, extension: str) -> bool:
    match extension:
        case "jpg":
            return _tail(file, size, len(JPEG_END)) == JPEG_END
        case "png":
            return _tail(file, size, len(PNG_END)) == PNG_END
        case "webp":
            return int.from_bytes(file.read(8)[4:], "little") + 8 == size
        case _:
            return _boxes_end(file, size) == size


def _tail(file: FileIO, size: int, length: int) -> bytes:
    file.seek(max(0, size - length))
    return file.read(length)


def _boxes_end(file: FileIO, size: int) -> int:
    """Where the last box of an AVIF ends, by the lengths that the boxes give."""
    end = 0
    while end < size:
        file.seek(end)
        length = int.from_bytes(file.read(4), "big")
        if length < 8:
            return 0
        end += length
    return end
