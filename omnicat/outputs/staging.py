"""A build's files gathered aside, and the whole set put in place at once."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from omnicat.cache import HashedFiles, State
from omnicat.errors import OmnicatError
from omnicat.manifest import File
from omnicat.outputs.exchange import exchange
from omnicat.outputs.files import writing

NEXT, BEFORE = "staging", "before"
AT_ONCE = 1 << 18
"""Bytes that are hashed and written together."""


class OutsideOfDist(OmnicatError):
    """A file that a build would write elsewhere."""

    def __init__(self, path: str) -> None:
        super().__init__(f"'{path}' would be written outside of dist/", "name the feed's file without '..'")


def recover(dist: Path, state: Path) -> None:
    """Puts back the old set where a run was killed while two folders changed places."""
    before = state / BEFORE
    if before.exists() and not dist.exists():
        with writing(dist):
            before.rename(dist.resolve())


class Staging:
    """A folder beside the state in which the new `dist/` grows; forgotten at the end of the block.

    Killed at any instant, the old set or the new one is in place: where two folders can't change places in one
    step, the old set waits under `before` and the next run puts it back. What `hashed` knows of files that are
    linked is not read again.

    One that `stays` leaves what is linked in the old set behind. It is no part of the next set; it only saves linking
    a file to its place once more.
    """

    def __init__(self, dist: Path, state: Path, hashed: HashedFiles | None = None, *, stays: bool = False) -> None:
        self.dist = dist.resolve()
        if self.dist.exists() and not self.dist.is_dir():
            raise OmnicatError(f"'{dist}' is a file", "move it away: a build makes a folder of that name")
        if state.resolve().is_relative_to(self.dist):
            raise OmnicatError(f"'{dist}' is a link to a folder that holds the catalog", "remove the link")
        self.next = state / NEXT
        self.before = state / BEFORE
        self._growing: list[Growing] = []
        self._folders: set[str] = set()
        self._hashed = hashed or HashedFiles(State(""))
        self._stays, self._has_switched = stays, False
        self._linked: set[str] = set()
        with writing(state):
            recover(dist, state)
            shutil.rmtree(self.before, ignore_errors=True)
            if not stays:
                shutil.rmtree(self.next, ignore_errors=True)
            self.next.mkdir(parents=True, exist_ok=True)
            self._device = self.next.stat().st_dev
            self._left = dict(_entries(str(self.next), ""))
        folders = {path.rpartition("/")[0] for path in self._left}
        self._left_folders = folders.union(*map(_above, folders))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for growing in self._growing:
            growing.close()
        if not (self._stays and self._has_switched):
            shutil.rmtree(self.next, ignore_errors=True)

    def write(self, path: str, chunks: Iterable[bytes]) -> File:
        """A file made of those chunks."""
        growing = Growing(path, self._target(path))
        try:
            for chunk in chunks:
                growing.add(chunk)
            return growing.end()
        finally:
            growing.close()

    def begin(self, path: str) -> "Growing":
        """A file that grows chunk by chunk, beside others."""
        growing = Growing(path, self._target(path))
        self._growing.append(growing)
        return growing

    def link(self, path: str, source: Path) -> File:
        """The same content as `source`: the very file where the file system can share it, else a copy."""
        with writing(self.next / path):
            stat = source.stat()
            digest = self._hashed.hash_now(source, stat)
        node = stat.st_ino if stat.st_dev == self._device else 0
        return self.link_known(File(path, digest, stat.st_size), str(source), node)

    def link_known(self, file: File, source: str, node: int) -> File:
        """The same of a file whose hash, size and number are known: 0 where it is in another file system."""
        if self._left.get(file.path) == node:
            del self._left[file.path]
        else:
            target = self._target(file.path)
            with writing(target):
                self._stays &= _share(source, target)
        self._linked.add(file.path)
        return file

    def is_near(self, folder: Path) -> bool:
        """Whether the folder is there, and in the same file system."""
        return folder.is_dir() and folder.stat().st_dev == self._device

    def open(self, path: str) -> BinaryIO:
        """A file of the new set, for reading it back."""
        return (self.next / path).open("rb")

    def remove(self, paths: Iterable[str]) -> None:
        """Takes files out of the new set again, with the folders that are empty then."""
        self._drop(paths)

    def switch(self, ours: Iterable[str]) -> None:
        """Puts the new set in place. `ours` are the files of the old set that omnicat made: only they go."""
        with writing(self.dist):
            self._drop(tuple(self._left))
            if not self.dist.exists():
                self.dist.parent.mkdir(parents=True, exist_ok=True)
                self.next.rename(self.dist)
                return
            old = [path for path, _ in _entries(str(self.dist), "")]
            self._keep_what_is_not_ours(old, frozenset(ours))
            if not exchange(self.next, self.dist):
                self.dist.rename(self.before)
                self.next.rename(self.dist)
                self.before.rename(self.next)
            self._drop(path for path in old if path not in self._linked)
            self._has_switched = True

    def _drop(self, paths: Iterable[str]) -> None:
        """Removes files from the folder, with the folders that are empty then."""
        folders: set[Path] = set()
        for path in paths:
            self._left.pop(path, None)
            target = self.next / path
            target.unlink(missing_ok=True)
            folders.update(self.next / folder for folder in target.relative_to(self.next).parents[:-1])
        self._folders.clear()
        for folder in sorted(folders, key=lambda each: -len(each.parts)):
            with suppress(OSError):
                folder.rmdir()

    def _target(self, path: str) -> Path:
        """Where a new file goes. Nothing that was left is in its way then."""
        if path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise OutsideOfDist(path)
        target = self.next / path
        folder = path.rpartition("/")[0]
        with writing(target):
            if in_the_way := self._in_the_way(path):
                self._drop(in_the_way)
            if folder not in self._folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(folder)
        return target

    def _in_the_way(self, path: str) -> list[str]:
        """What was left where a file is to be, in place of one of its folders, or below it."""
        found = [each for each in (*_above(path), path) if each in self._left]
        if path in self._left_folders:
            found += [each for each in self._left if each.startswith(f"{path}/")]
        return found

    def _keep_what_is_not_ours(self, old: Iterable[str], ours: frozenset[str]) -> None:
        for relative in old:
            if relative not in ours and not os.path.lexists(target := self.next / relative):
                with writing(self.dist / target.parent.relative_to(self.next)):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    source = self.dist / relative
                    if source.is_symlink():
                        target.symlink_to(source.readlink())
                    else:
                        self._stays &= _share(str(source), target)


class Growing:
    """A file of the new set that is being written."""

    def __init__(self, path: str, target: Path) -> None:
        self._path, self._target = path, target
        self._digest = hashlib.sha256()
        self._size = self._waiting = 0
        self._chunks: list[bytes] = []
        with writing(target):
            self._file = target.open("wb", buffering=0)

    def add(self, chunk: bytes) -> int:
        """More of it; its size then."""
        self._chunks.append(chunk)
        self._waiting += len(chunk)
        if self._waiting >= AT_ONCE:
            self._flush()
        return self._size + self._waiting

    def end(self) -> File:
        """The file, safe on the disk."""
        self._flush()
        with writing(self._target), self._file as file:
            os.fsync(file.fileno())
        return File(self._path, self._digest.hexdigest(), self._size)

    def close(self) -> None:
        """Lets go of the file, whole or not."""
        self._file.close()

    def _flush(self) -> None:
        content = b"".join(self._chunks)
        self._digest.update(content)
        with writing(self._target):
            view = memoryview(content)
            while view:
                view = view[self._file.write(view) :]
        self._size += len(content)
        self._waiting = 0
        self._chunks.clear()


def _entries(dist: str, folder: str) -> Iterator[tuple[str, int]]:
    """Every file and every link, links to folders too, by its path below `dist`, with its number in the file system."""
    with os.scandir(f"{dist}/{folder}") as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{folder}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(dist, f"{path}/")
        else:
            yield path, entry.inode()


def _share(source: str, target: Path) -> bool:
    """The very file, or its copy where that can't be; whether it is the file."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        return False
    return True


def _above(path: str) -> Iterator[str]:
    """The folders that a file is in, the highest first."""
    return (path[:end] for end, sign in enumerate(path) if sign == "/")
