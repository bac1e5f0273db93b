"""A build's files gathered aside, and the whole set put in place at once."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from omnicat.manifest import File
from omnicat.outputs.exchange import exchange
from omnicat.outputs.files import writing


class Staging:
    """A folder beside the state in which the new `dist/` grows.

    Killed at any instant, the old set or the new one is in place: where two folders can't change places in one
    step, the old set waits under `before` and the next run puts it back.
    """

    def __init__(self, dist: Path, state: Path) -> None:
        self.dist = dist
        self.next = state / "staging"
        self.before = state / "before"
        with writing(state):
            if self.before.exists() and not dist.exists():
                self.before.rename(dist)
            for left in (self.next, self.before):
                shutil.rmtree(left, ignore_errors=True)
            self.next.mkdir(parents=True)

    def write(self, path: str, chunks: Iterable[bytes]) -> File:
        """A file made of those chunks."""
        target = self._target(path)
        digest = hashlib.sha256()
        size = 0
        with writing(target), target.open("wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        return File(path, digest.hexdigest(), size)

    def link(self, path: str, source: Path) -> File:
        """The same content as `source`: the very file where the file system can share it, else a copy."""
        target = self._target(path)
        with writing(target):
            _share(source, target)
            content = target.read_bytes()
        return File(path, hashlib.sha256(content).hexdigest(), len(content))

    def read(self, path: str) -> bytes:
        """A file of the new set."""
        return (self.next / path).read_bytes()

    def switch(self, ours: Iterable[str]) -> None:
        """Puts the new set in place. `ours` are the files of the old set that omnicat made: only they go."""
        with writing(self.dist):
            self._keep_what_is_not_ours(frozenset(ours))
            if not self.dist.exists():
                self.dist.parent.mkdir(parents=True, exist_ok=True)
                self.next.rename(self.dist)
                return
            if not exchange(self.next, self.dist):
                self.dist.rename(self.before)
                self.next.rename(self.dist)
            for old in (self.next, self.before):
                shutil.rmtree(old, ignore_errors=True)

    def drop(self) -> None:
        """Forgets the new set."""
        shutil.rmtree(self.next, ignore_errors=True)

    def _target(self, path: str) -> Path:
        target = self.next / path
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _keep_what_is_not_ours(self, ours: frozenset[str]) -> None:
        for folder, _, names in os.walk(self.dist):
            for name in sorted(names):
                path = Path(folder, name)
                relative = path.relative_to(self.dist).as_posix()
                target = self.next / relative
                if relative not in ours and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    _share(path, target)


def _share(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
