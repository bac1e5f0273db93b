"""Renditions that were made before, kept by key in a folder."""

import os
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.renditions.elsewhere import part
from omnicat.renditions.whole import whole_size


class StoreNotWritable(OmnicatError):
    """A rendition can't be kept."""

    def __init__(self, folder: Path, cause: str) -> None:
        super().__init__(
            f"renditions can't be written to '{folder}': {cause}",
            "make room there, or make the folder writable",
        )


class Forgotten(Struct, frozen=True):
    """How many renditions are gone, and the bytes that they took."""

    count: int = 0
    bytes: int = 0


class Store(Struct, frozen=True):
    """`folder/<2 digits of the key>/<key>.<extension>`."""

    folder: Path

    def path(self, key: str, extension: str) -> Path:
        """Where the rendition with this key is kept, or would be."""
        return Path(self.place(key, extension))

    def place(self, key: str, extension: str) -> str:
        """The same as text, which takes a tenth of the time."""
        return f"{self.folder}/{key[:2]}/{key}.{extension}"

    def size(self, key: str, extension: str) -> int:
        """The bytes of the rendition with this key; 0 where there is none, or only a part of one."""
        try:
            return whole_size(self.place(key, extension))
        except OSError:
            return 0

    def content(self, key: str, extension: str) -> bytes | None:
        """The rendition with this key, if it is there."""
        try:
            return self.path(key, extension).read_bytes()
        except OSError:
            return None

    def keep(self, key: str, extension: str, content: bytes) -> None:
        """Put a rendition there: all of it or nothing."""
        path = self.path(key, extension)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        except OSError as error:
            raise StoreNotWritable(self.folder, error.strerror or str(error)) from error

    def forget(self, shown: Collection[str]) -> Forgotten:
        """Removes the renditions with none of these keys. One that a build holds by a link of its own stays."""
        sizes: list[int] = []
        for path in sorted(self.folder.glob("??/[!.]*")):
            stat = path.stat()
            if path.stem not in shown and stat.st_nlink == 1:
                path.unlink()
                sizes.append(stat.st_size)
        return Forgotten(len(sizes), sum(sizes))


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{part()}")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
