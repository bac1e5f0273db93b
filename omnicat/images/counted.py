"""A file that is read in so many steps at most: Pillow walks through chunks and segments one by one, in Python."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path
from typing import IO, Never

# A photo takes some hundred, a PNG of 50 megapixels in chunks of 8 KB a hundred thousand. Pillow 13 does 2 million in
# about 3 seconds; a file of 10 MB can be cut into as many.
MOST_READS = 2_000_000


class TooManyReads(OSError):
    """The file is cut into more pieces than any program writes."""

    def __init__(self) -> None:
        super().__init__(None, "it is cut into too many pieces")


@contextmanager
def counted(source: bytes | Path) -> Iterator[IO[bytes]]:
    """The content of a picture file. Raises OSError, as its reads do."""
    if isinstance(source, bytes):
        yield _Held(source)
        return
    # A pipe or a device would keep the reader waiting for ever.
    if source.exists() and not source.is_file():
        raise OSError(None, "not a regular file")
    with _Opened(FileIO(source)) as stream:
        yield stream


class _Counted:
    """The reads of a stream."""

    reads = 0

    def count(self) -> None:
        self.reads += 1
        if self.reads > MOST_READS:
            raise TooManyReads


class _Held(_Counted, BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        self.count()
        return super().read(size)


class _Opened(_Counted, BufferedReader):
    def read(self, size: int | None = -1, /) -> bytes:
        self.count()
        return super().read(size)

    @property
    def fileno(self) -> Never:
        """None to be had: libtiff would map the file into memory, and die of a signal where it is cut off meanwhile."""
        raise AttributeError("fileno")
