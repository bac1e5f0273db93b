"""The files of a catalog as a commit has them: nothing is checked out for it."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.repository.blobs import Entry, contents, tree
from omnicat.repository.links import resolved
from omnicat.repository.places import PLACES
from omnicat.repository.reader import Reader
from omnicat.repository.sweep import is_text, place_leads_out


class Revision(Struct, frozen=True, dict=True):
    """A commit's files at and below `root`, by the catalog's places, as a folder lists them that it is checked out into; paths
    run from there. Contents are those that git keeps: no filter is run over them, and no line end is changed.

    `dict=True`: the tree is kept once it is read.
    """

    root: Path
    commit: str

    def paths(self, prefix: str = "") -> tuple[str, ...]:
        """The paths that begin with `prefix`, sorted; hidden files and folders are not listed."""
        paths = self._paths
        first = bisect_left(paths, prefix)
        end = bisect_left(paths, True, first, key=lambda path: not path.startswith(prefix))
        return paths[first:end]

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises OmnicatError where the commit does not have it."""
        blob = self.blob_of(path)
        if not blob:
            raise OmnicatError(f"'{self.commit[:10]}' has no file '{path}'", "name another file, or another commit")
        return self._reader.read(blob)

    def read_blobs(self, blobs: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
        """Many contents, each by its id, in this order."""
        yield from contents(self.root, blobs)

    def blob_of(self, path: str) -> str:
        """The id of a file's content; '' where there is none."""
        return self._listed.get(path, "")

    def leads_to(self, link: str) -> str:
        """The file of the catalog that a link leads to; '' where it leads to none."""
        return resolved(link, self._tree, self._target) or ""

    def text(self, path: str) -> str | None:
        """A file as text, for showing; None where there is none."""
        return self.read(path).decode(errors="replace").removeprefix("\ufeff") if self.blob_of(path) else None

    def beside(self, path: str) -> bytes | None:
        """A file at the root that is none of the catalog's, such as its settings for git; None where there is none."""
        return self._reader.named(f"{self.commit}:./{path}")

    def text_from_top(self, path: str) -> str | None:
        """A text by its path from the top of the repository; None where there is none."""
        content = None if "\n" in path else self._reader.named(f"{self.commit}:{path}")
        return content.decode(errors="replace") if content is not None else None

    @property
    def links(self) -> tuple[str, ...]:
        """Every link among the catalog's files, whether it leads to one of them or not."""
        return tuple(path for path in self._shown if self._entry(path).is_link)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The paths of files that nothing can name, since they are not UTF-8."""
        return tuple(path for path in self._listed if not is_text(path))

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.root)

    @cached_property
    def _tree(self) -> Mapping[str, Entry]:
        return tree(self.root, self.commit, *PLACES)

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """Every path that is listed, in their order, with the path it has in the commit: a place may be a link to another."""
        linked = {place: self._linked_place(place) for place in PLACES if self._tree.get(place, NO_LINK).is_link}
        shown = {path: path for path in self._tree if "/" in path and not _is_hidden(path)}
        for place, target in linked.items():
            below = {place + path.removeprefix(target): path for path in self._tree if path.startswith(f"{target}/")}
            shown |= {path: real for path, real in below.items() if not _is_hidden(path)}
        return dict(sorted(shown.items()))

    def _linked_place(self, place: str) -> str:
        target = resolved(place, self._tree, self._target, is_folder=True)
        if not target:
            raise place_leads_out(place)
        return target

    @cached_property
    def _listed(self) -> Mapping[str, str]:
        """The id of the content of every file, by path, in their order; a link that leads to a file is one."""
        found: dict[str, str] = {}
        known = self._tree
        for path, real in self._shown.items():
            entry = known[real]
            if not entry.is_link:
                found[path] = entry.blob
            elif target := resolved(real, known, self._target):
                found[path] = known[target].blob
        return found

    def _entry(self, path: str) -> Entry:
        return self._tree[self._shown[path]]

    def _target(self, link: str) -> str:
        return self._reader.read(self._tree[link].blob).decode(errors="surrogateescape")

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(path for path in self._listed if is_text(path))


@lru_cache(maxsize=4)
def revision_of(root: Path, commit: str) -> Revision:
    """A commit's files by its id: they never change, so they are listed once for all who ask."""
    return Revision(root, commit)


NO_LINK = Entry("")


def _is_hidden(path: str) -> bool:
    return path[0] == "." or "/." in path
