"""Where renditions are kept that several machines share."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from omnicat.renditions.elsewhere import below, protocol, read, size, write
from omnicat.renditions.store import Store


class Shelf(Struct, frozen=True):
    """As a Store, under an address."""

    url: str

    def size(self, key: str, extension: str) -> int:
        """The bytes of the rendition with this key; 0 where there is none."""
        return size(self._address(key, extension))

    def keep(self, key: str, extension: str, content: bytes) -> None:
        """Put a rendition there: all of it or nothing."""
        write(self._address(key, extension), content)

    def content(self, key: str, extension: str) -> bytes | None:
        """The rendition with this key, if it is there."""
        return read(self._address(key, extension))

    def _address(self, key: str, extension: str) -> str:
        return below(self.url, key[:2], f"{key}.{extension}")


def shelf(place: str) -> Store | Shelf:
    """What keeps renditions in a folder or under an address."""
    folder = local_folder(place)
    return Store(folder) if folder else Shelf(place)


def local_folder(place: str) -> Path | None:
    """The folder that a path or a `file://` address names; None for other addresses."""
    match protocol(place):
        case "":
            return Path(place)
        case "file" | "local":
            return Path(unquote(urlsplit(place).path))
    return None
