"""The SHA-256 of files that were hashed before, known by what the file system says of them."""

import hashlib
import os
from pathlib import Path
from typing import Any

from omnicat.cache.seals import Damaged, sealed, unsealed
from omnicat.cache.state import State, forget, told_as_damage


class HashedFiles:
    """Hashes of files that are written once and never changed, such as renditions; `flush` keeps new ones."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._fresh: dict[bytes, tuple[str, str]] = {}

    def hash_now(self, path: Path, stat: os.stat_result) -> str:
        """The file's SHA-256 in hex; it is read where that is not known. Raises OSError."""
        known = self.hash_of(path, stat)
        if known is None:
            known = hashlib.sha256(path.read_bytes()).hexdigest()
            self.keep(path, stat, known)
        return known

    def hash_of(self, path: Path, stat: os.stat_result) -> str | None:
        """The file's SHA-256 in hex, where it is what it was when that was worked out."""
        name, stamp = os.fsencode(path), _stamp(stat)
        if name in self._fresh:
            known, sha256 = self._fresh[name]
            return sha256 if known == stamp else None
        try:
            with told_as_damage():
                found = self._read(name)
            return unsealed(found[1], _place(name, stamp)).decode() if found and found[0] == stamp else None
        except Damaged:
            return None

    def _read(self, name: bytes) -> Any:
        return self._state.connection.execute("SELECT stamp, sha256 FROM hashes WHERE path = ?", (name,)).fetchone()

    def keep(self, path: Path, stat: os.stat_result, sha256: str) -> None:
        """A file that was hashed now."""
        self._fresh[os.fsencode(path)] = _stamp(stat), sha256

    def flush(self) -> None:
        """Writes what was hashed. A state that can't take it is begun anew by the next run."""
        try:
            with told_as_damage():
                self._write()
        except Damaged:
            forget(Path(self._state.path).parent)
        self._fresh.clear()

    def _write(self) -> None:
        if self._fresh:
            rows = (
                (path, stamp, sealed(sha256.encode(), _place(path, stamp)))
                for path, (stamp, sha256) in self._fresh.items()
            )
            with self._state.writing() as cursor:
                cursor.executemany("INSERT OR REPLACE INTO hashes VALUES(?, ?, ?)", rows)


def _place(path: bytes, stamp: str) -> bytes:
    return path + b"\0" + stamp.encode()


def _stamp(stat: os.stat_result) -> str:
    """What the file system says of a file's content. Without the time of the node: linking a file changes that."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
