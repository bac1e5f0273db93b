"""Files that follow each other, taken together: there is little to look up where hardly any has changed."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from zlib import crc32

from msgspec import Struct

USUAL = 64
"""So many files are together on average."""

Files = tuple[tuple[str, bytes], ...]
"""Files by path and digest."""

WHOLE = 1 << 32
"""More than any checksum is."""


class Stretch(Struct, frozen=True):
    """Some files: the number of the first, from 1; how many; a digest of their paths and contents."""

    first: int
    count: int
    digest: bytes

    @property
    def last(self) -> int:
        """The number of the last file."""
        return self.first + self.count - 1


def stretches(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[Stretch, Files]]:
    """All files by path and digest, in their order. Whether a stretch ends with a file depends on its path alone: a
    file that comes or goes changes no other stretch than its own.
    """
    number, together, said = 1, [], bytearray()
    for path, digest in files:
        name = path.encode(errors="surrogatepass")
        together.append((path, digest))
        said += name + b"\0" + digest
        if _mixed(crc32(name)) * USUAL < WHOLE:
            yield _stretch(number, together, said)
            number += len(together)
            together, said = [], bytearray()
    if together:
        yield _stretch(number, together, said)


def _mixed(checksum: int) -> int:
    """The checksums of paths that differ in one digit are alike; mixed, they are spread as if by chance."""
    return checksum * 0x9E3779B1 % WHOLE


def _stretch(first: int, files: Iterable[tuple[str, bytes]], said: bytes | bytearray) -> tuple[Stretch, Files]:
    own = tuple(files)
    return Stretch(first, len(own), blake2b(said, digest_size=16).digest()), own
