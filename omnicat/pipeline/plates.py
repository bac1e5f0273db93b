"""What a build wrote for a stretch of products, so that the next one takes it from the file instead of every result."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from omnicat.pipeline.results import Item


class Plate(msgspec.Struct, frozen=True, array_like=True):
    """The items of a stretch in the file of a feed: where they stand, their checksum, and what was counted. `first` and
    `last` are the marks of the items at the ends; `listed` counts the listings of the channel, `removed` the items
    that tell of what is gone.
    """

    start: int
    size: int
    checksum: int
    items: int
    skus: int
    read: int
    first: str
    last: str
    listed: int
    removed: int = 0


class Setting:
    """A plate of one stretch, while its items come by."""

    def __init__(self, stretch: bytes) -> None:
        self._checksum = crc32(stretch)
        self._start = self._size = self._items = self._skus = self._read = self._removed = 0
        self._first = self._last = ""

    def add(self, item: Item, text: bytes, start: int) -> None:
        """One more item, and where it stands."""
        if not self._items:
            self._start, self._first = start, item.mark
        self._checksum = crc32(text, self._checksum)
        self._size = start + len(text) - self._start
        self._read += item.read - (self._items > 0 and item.mark != "" and item.mark == self._last)
        self._items += 1
        self._skus += len(item.skus)
        self._removed += item.removes != ""
        self._last = item.mark

    def plate(self, listed: int) -> Plate:
        """All of them."""
        return Plate(
            self._start,
            self._size,
            self._checksum,
            self._items,
            self._skus,
            self._read,
            self._first,
            self._last,
            listed,
            self._removed,
        )


class OldFile:
    """The file of a feed as the last build left it; where someone has changed it, it holds none of its plates."""

    def __init__(self, path: Path, plates: Mapping[bytes, Plate]) -> None:
        self._path, self._plates = path, plates

    def plate(self, stretch: bytes) -> tuple[Plate, bytes] | None:
        """The plate of a stretch, and what stands there."""
        plate = self._plates.get(stretch)
        content = self._content(plate) if plate else b""
        return (plate, content) if plate and crc32(content, crc32(stretch)) == plate.checksum else None

    def _content(self, plate: Plate) -> bytes:
        with suppress(OSError), self._path.open("rb", buffering=0) as file:
            file.seek(plate.start)
            return file.read(plate.size)
        return b""


encode_plates = msgspec.msgpack.Encoder().encode
decode_plates = msgspec.msgpack.Decoder(dict[bytes, Plate]).decode
