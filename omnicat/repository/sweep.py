"""Every file of a catalog with what the system knows of it: enough to tell whether any may have changed.

It is the first thing a run does and often the only one: it imports nothing that takes time to load.
"""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH114, PTH118

import marshal
import os

from omnicat.repository.places import PLACES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Seen = tuple[str, int, int, int, int]
"""A file's path from the root, with slashes; its size, the times of its last change and of its node's, in
nanoseconds; its node's number. A link stands with those of the file it leads to."""

WITHOUT_REFERENCES = 2
"""The version of Python's own format in which equal values are equal bytes, however they came to be."""

AT_ONCE = 1024
"""So many files are packed together."""

_AHEAD: "dict[str, Swept]" = {}


class Swept:
    """Every file of a catalog, sorted by path, in little room: a third of what the values take one by one.

    `paths` are those of all files, `links` of every link that was met; `latest` is when the youngest of the files, or
    its node, changed, in nanoseconds, 0 where there is none.
    """

    __slots__ = ("_packs", "latest", "links", "paths")

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.links: list[str] = []
        self.latest = 0
        self._packs: list[bytes] = []

    @property
    def seen(self) -> "Iterator[Seen]":
        """The files, one after the other."""
        for each in self._packs:
            yield from marshal.loads(each)  # noqa: S302 # this very process has packed it

    @property
    def digest(self) -> bytes:
        """32 bytes that are others as soon as a file came, went, was moved, written or replaced."""
        return _digest(self._packs)

    def pack(self, seen: "list[Seen]") -> None:
        """Takes the next files in."""
        self.paths += [each[0] for each in seen]
        self.latest = max(self.latest, *[max(each[2], each[3]) for each in seen])
        self._packs.append(marshal.dumps(seen, WITHOUT_REFERENCES))


def sweep(root: "str | os.PathLike[str]") -> Swept:
    """Every file of the catalog. Hidden ones are left out, and so are links that lead out of its places.

    Raises OmnicatError where a folder can't be read, or a place is itself a link to elsewhere.
    """
    walk = _Walk(os.fspath(root))
    for place in sorted(PLACES):
        walk.place(place)
    return walk.end()


def sweep_ahead(root: str) -> Swept:
    """The sweep of a run that may find out from it that there is nothing to do; if there is, `swept` has it."""
    _AHEAD[root] = sweep(root)
    return _AHEAD[root]


def swept(root: "str | os.PathLike[str]") -> Swept:
    """What was swept ahead, once: whoever asks again gets the files as they are then."""
    return _AHEAD.pop(os.fspath(root), None) or sweep(root)


def is_text(name: str) -> bool:
    """Whether a file's name is text. One that is not UTF-8 has signs that no text has (PEP 383)."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def digest_of(seen: "tuple[Seen, ...]") -> bytes:
    """32 bytes that are others for other files."""
    return _digest((marshal.dumps(seen, WITHOUT_REFERENCES),))


def _digest(packs: "Iterable[bytes]") -> bytes:
    from hashlib import blake2b

    digest = blake2b(digest_size=32)
    for each in packs:
        digest.update(each)
    return digest.digest()


class _Walk:
    """Goes through the folders in the order of the paths."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._swept = Swept()
        self._seen: list[Seen] = []

    def end(self) -> Swept:
        if self._seen:
            self._swept.pack(self._seen)
        self._swept.links.sort()
        return self._swept

    def place(self, place: str) -> None:
        path = f"{self._root}/{place}"
        if os.path.islink(path) and not self._leads_inside(path):
            raise place_leads_out(place)
        try:
            self._folder(place)
        except OSError as error:
            folder = os.path.relpath(error.filename or path, self._root).replace(os.sep, "/")
            raise _stopped(f"can't read folder '{folder}': {error.strerror}", "check its permissions") from error

    def _folder(self, folder: str) -> None:
        try:
            with os.scandir(f"{self._root}/{folder}") as entries:
                found = sorted(entries, key=_in_order)
        except FileNotFoundError:
            return
        for entry in found:
            path = f"{folder}/{entry.name}"
            if entry.name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                try:
                    stat = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                self._see(path, stat)
            elif entry.is_dir(follow_symlinks=False):
                self._folder(path)
            elif entry.is_symlink():
                self._link(path, entry)

    def _link(self, path: str, link: "os.DirEntry[str]") -> None:
        self._swept.links.append(path)
        if self._leads_inside(link.path) and link.is_file():
            self._see(path, link.stat())

    def _see(self, path: str, stat: os.stat_result) -> None:
        self._seen.append((path, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
        if len(self._seen) == AT_ONCE:
            self._swept.pack(self._seen)
            self._seen = []

    def _leads_inside(self, link: str) -> bool:
        """A link out of the catalog could show anything of this machine to whoever sees the feeds."""
        try:
            target = os.path.realpath(link, strict=True)
        except OSError:
            return False
        catalog = os.path.realpath(self._root)
        return any(_is_below(target, os.path.join(catalog, place)) for place in PLACES)


def _in_order(entry: "os.DirEntry[str]") -> str:
    """A folder stands where its files do."""
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _is_below(path: str, folder: str) -> bool:
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder + os.sep)


def place_leads_out(place: str) -> Exception:
    """A place of the catalog that is itself a link to elsewhere."""
    return _stopped(f"'{place}' is a link out of the catalog", "replace the link by the folder itself")


def _stopped(message: str, hint: str) -> Exception:
    from omnicat.errors import OmnicatError

    return OmnicatError(message, hint)
