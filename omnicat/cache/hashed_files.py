"""The SHA-256 of files that were hashed before, known by what the file system says of them."""

import os
from pathlib import Path

from omnicat.cache.state import State


class HashedFiles:
    """Hashes of files that are written once and never changed, such as renditions; `flush` keeps new ones."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._fresh: dict[str, tuple[str, str]] = {}

    def hash_of(self, path: Path, stat: os.stat_result) -> str | None:
        """The file's SHA-256 in hex, where it is what it was when that was worked out."""
        name, stamp = str(path), _stamp(stat)
        found = (
            self._fresh.get(name)
            or self._state.connection.execute("SELECT stamp, sha256 FROM hashes WHERE path = ?", (name,)).fetchone()
        )
        return str(found[1]) if found and found[0] == stamp else None

    def keep(self, path: Path, stat: os.stat_result, sha256: str) -> None:
        """A file that was hashed now."""
        self._fresh[str(path)] = _stamp(stat), sha256

    def flush(self) -> None:
        """Writes what was hashed."""
        if self._fresh:
            rows = ((path, *known) for path, known in self._fresh.items())
            with self._state.writing() as cursor:
                cursor.executemany("INSERT OR REPLACE INTO hashes VALUES(?, ?, ?)", rows)
            self._fresh.clear()


def _stamp(stat: os.stat_result) -> str:
    """Without the time of the node: linking a file changes that."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
