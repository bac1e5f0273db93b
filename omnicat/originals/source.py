"""An original is read piece by piece, never past its end and never past what is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

Source = bytes | Path
"""An original in memory, or where it is."""


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The original for reading. Raises OSError, for what is no regular file too."""
    if isinstance(source, bytes):
        yield BytesIO(source)
        return
    # A pipe or a device would keep the reader waiting for ever.
    if source.exists() and not source.is_file():
        raise OSError(None, "not a regular file")
    with source.open("rb") as stream:
        yield stream


def size_of(stream: BinaryIO) -> int:
    """The bytes of the whole; the place in it is the beginning afterwards."""
    size = stream.seek(0, 2)
    stream.seek(0)
    return size
