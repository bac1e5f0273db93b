"""A build's files gathered aside, and the whole set put in place at once."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from omnicat.cache import HashedFiles
from omnicat.errors import OmnicatError
from omnicat.manifest import File
from omnicat.outputs.exchange import exchange
from omnicat.outputs.files import writing

BEFORE = "before"
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
    """

    def __init__(self, dist: Path, state: Path, hashed: HashedFiles | None = None) -> None:
        self.dist = dist.resolve()
        if self.dist.exists() and not self.dist.is_dir():
            raise OmnicatError(f"'{dist}' is a file", "move it away: a build makes a folder of that name")
        if state.resolve().is_relative_to(self.dist):
            raise OmnicatError(f"'{dist}' is a link to a folder that holds the catalog", "remove the link")
        self.next = state / "staging"
        self.before = state / BEFORE
        self._growing: list[Growing] = []
        self._folders: set[str] = set()
        self._hashed = hashed
        with writing(state):
            recover(dist, state)
            self._clear()
            self.next.mkdir(parents=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for growing in self._growing:
            growing.close()
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
        target = self._target(path)
        with writing(target):
            stat = source.stat()
            _share(source, target)
            known = self._hashed.hash_of(source, stat) if self._hashed else None
            digest = known or hashlib.sha256(target.read_bytes()).hexdigest()
        if self._hashed and not known:
            self._hashed.keep(source, stat, digest)
        return File(path, digest, stat.st_size)

    def open(self, path: str) -> BinaryIO:
        """A file of the new set, for reading it back."""
        return (self.next / path).open("rb")

    def remove(self, paths: Iterable[str]) -> None:
        """Takes files out of the new set again, with the folders that are empty then."""
        folders: set[Path] = set()
        for path in paths:
            target = self._target(path)
            target.unlink(missing_ok=True)
            folders.update(self.next / folder for folder in target.relative_to(self.next).parents[:-1])
        self._folders.clear()
        for folder in sorted(folders, key=lambda each: -len(each.parts)):
            with suppress(OSError):
                folder.rmdir()

    def switch(self, ours: Iterable[str]) -> None:
        """Puts the new set in place. `ours` are the files of the old set that omnicat made: only they go."""
        with writing(self.dist):
            if not self.dist.exists():
                self.dist.parent.mkdir(parents=True, exist_ok=True)
                self.next.rename(self.dist)
                return
            self._keep_what_is_not_ours(frozenset(ours))
            if not exchange(self.next, self.dist):
                self.dist.rename(self.before)
                self.next.rename(self.dist)
            self._clear()

    def _clear(self) -> None:
        for left in (self.next, self.before):
            shutil.rmtree(left, ignore_errors=True)

    def _target(self, path: str) -> Path:
        if path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise OutsideOfDist(path)
        target = self.next / path
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            with writing(target):
                target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return target

    def _keep_what_is_not_ours(self, ours: frozenset[str]) -> None:
        for relative in _entries(str(self.dist), ""):
            if relative not in ours and not os.path.lexists(target := self.next / relative):
                with writing(self.dist / target.parent.relative_to(self.next)):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _share(self.dist / relative, target)


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


def _entries(dist: str, folder: str) -> Iterator[str]:
    """Every file and every link, links to folders too, by its path below `dist`."""
    with os.scandir(f"{dist}/{folder}") as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{folder}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(dist, f"{path}/")
        else:
            yield path


def _share(source: Path, target: Path) -> None:
    if source.is_symlink():
        target.symlink_to(source.readlink())
        return
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
