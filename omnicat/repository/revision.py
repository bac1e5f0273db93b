"""The files of a catalog as a commit has them: nothing is checked out for it."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.repository.blobs import Entry, contents, tree
from omnicat.repository.places import PLACES
from omnicat.repository.sweep import is_text


@dataclass(frozen=True)
class Revision:
    """A commit's files at and below `root`, by the catalog's places; paths run from there. Hidden ones are not listed, and links
    are listed apart: what they lead to is not read.

    Not slotted: the tree is kept once it is read.
    """

    root: Path
    commit: str

    def paths(self, prefix: str = "") -> tuple[str, ...]:
        """The paths that begin with `prefix`, sorted."""
        paths = self._paths
        first = bisect_left(paths, prefix)
        end = bisect_left(paths, True, first, key=lambda path: not path.startswith(prefix))
        return paths[first:end]

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises OmnicatError where the commit does not have it."""
        blob = self.blob_of(path)
        if not blob:
            raise OmnicatError(f"'{self.commit[:10]}' has no file '{path}'", "name another file, or another commit")
        return next(contents(self.root, (blob,)))[1]

    def blob_of(self, path: str) -> str:
        """The id of a file's content; '' where there is none."""
        entry = self._tree.get(path)
        return entry.blob if entry and not entry.is_link else ""

    def text(self, path: str) -> str | None:
        """A file as text, for showing; None where there is none."""
        return self.read(path).decode(errors="replace").removeprefix("\ufeff") if self.blob_of(path) else None

    @property
    def links(self) -> tuple[str, ...]:
        """Every link among the catalog's files."""
        return tuple(sorted(path for path, entry in self._tree.items() if entry.is_link))

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The paths of files that nothing can name, since they are not UTF-8."""
        return tuple(sorted(path for path in self._tree if not is_text(path)))

    @cached_property
    def _tree(self) -> Mapping[str, Entry]:
        every = tree(self.root, self.commit)
        return {path: entry for path, entry in every.items() if _is_listed(path)}

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, entry in self._tree.items() if not entry.is_link and is_text(path)))


def _is_listed(path: str) -> bool:
    folders = path.split("/")
    return folders[0] in PLACES and not any(each.startswith(".") for each in folders)
