"""The files of a catalog in a folder on this machine."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from omnicat.errors import NotACatalog, OmnicatError
from omnicat.repository.places import root_above
from omnicat.repository.sweep import Seen, Swept, is_text, swept


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a catalog. Raises NotACatalog."""
    if not start.is_dir():
        raise OmnicatError(f"folder '{start}' does not exist", "name an existing folder with -C")
    root = root_above(str(start))
    if not root:
        raise NotACatalog(str(start))
    return Path(root)


class Folder(Struct, frozen=True, dict=True):
    """A catalog's folder, listed once. Paths run from its root, with slashes.

    `dict=True`: the listing is kept once it is made.
    """

    root: Path

    @property
    def commit(self) -> str:
        """The commit that these files are of: '' for none."""
        return ""

    def paths(self, prefix: str = "") -> tuple[str, ...]:
        """The paths that begin with `prefix`, sorted; hidden files and folders are not listed."""
        paths = self._paths
        first = bisect_left(paths, prefix)
        end = bisect_left(paths, True, first, key=lambda path: not path.startswith(prefix))
        return paths[first:end]

    @property
    def seen(self) -> Iterator[Seen]:
        """Every file with its size and times, by path."""
        return self._swept.seen

    @property
    def digest_of_seen(self) -> bytes:
        """What is another as soon as a file came, went or changed."""
        return self._swept.digest

    @property
    def latest_change(self) -> int:
        """When the youngest of the files, or its node, changed, in nanoseconds; 0 where there is none."""
        return self._swept.latest

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The paths of files that nothing can name, since they are not UTF-8."""
        return tuple(path for path in self._swept.paths if not is_text(path))

    @property
    def links(self) -> tuple[str, ...]:
        """Every link among the catalog's files, whether it leads to one of them or not."""
        return tuple(self._swept.links)

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises OmnicatError where it can't be read."""
        try:
            # A Path for each of many files would take as long as reading it.
            with open(f"{self.root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
                return file.read()
        except OSError as error:
            raise OmnicatError(
                f"can't read '{path}': {error.strerror}", "check the file and its permissions"
            ) from error

    def text(self, path: str) -> str | None:
        """A file as text, for showing; None where there is none."""
        try:
            return (self.root / path).read_bytes().decode(errors="replace").removeprefix("\ufeff")
        except OSError:
            return None

    def beside(self, path: str) -> bytes | None:
        """A file at the root that is none of the catalog's, such as its settings for git; None where there is none."""
        file = self.root / path
        return file.read_bytes() if file.is_file() else None

    @cached_property
    def _swept(self) -> Swept:
        return swept(self.root)

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(filter(is_text, self._swept.paths))
