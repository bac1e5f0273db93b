"""What was in a file when it was last read, known by what the file system says of it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from omnicat.cache.state import State

Digest = bytes


def digest_of(content: bytes) -> Digest:
    """What tells two contents apart: 20 bytes of BLAKE2b."""
    return hashlib.blake2b(content, digest_size=20).digest()


BATCH = 1024
"""So many digests are written together: memory holds no more."""

FINE, COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds within which two changes of a file may get the same time: where times are kept exactly, and where only
whole seconds are."""


def stamp_of(size: int, modified: int, changed: int, node: int, now: int) -> str:
    """What tells a file's states apart; empty where it changed so lately that it may change again at the same time.

    Times in nanoseconds; `now` is the file system's own, as a file written now would get it.
    """
    latest = max(modified, changed)
    grain = COARSE if latest % 1_000_000_000 == 0 else FINE
    return f"{size} {modified} {changed} {node}" if latest < now - grain else ""


class SeenFiles:
    """Digests of files, kept by path and stamp. A stamp is a text that changes with every change of the file; an empty
    one says that the file changed too lately for that to be sure.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._fresh: list[tuple[str, str, Digest]] = []

    def digests(self, stamps: Iterable[tuple[str, str]], read: Callable[[str], bytes]) -> Iterator[tuple[str, Digest]]:
        """Path and digest of each file, in the order given, which has to be that of the paths. Only files that are new
        or changed are read; `keep` keeps what was found in the last of them, the others are kept meanwhile.
        """
        kept = self._kept()
        row = next(kept, None)
        for path, stamp in stamps:
            while row and row[0] < path:
                row = next(kept, None)
            if row and row[0] == path and row[1] == stamp and stamp:
                yield path, row[2]
                continue
            digest = digest_of(read(path))
            yield path, digest
            if stamp:
                self._fresh.append((path, stamp, digest))
                if len(self._fresh) >= BATCH:
                    self.keep()

    def keep(self) -> None:
        """Keeps the digests of files that were read."""
        if self._fresh:
            with self._state.writing() as cursor:
                cursor.executemany("INSERT OR REPLACE INTO files VALUES(?, ?, ?)", self._fresh)
            self._fresh.clear()

    def _kept(self) -> Iterator[tuple[str, str, Digest]]:
        """Path, stamp and digest of every file, by path. Files may be kept meanwhile: nothing is open in between."""
        path = ""
        while batch := self._state.connection.execute(
            "SELECT path, stamp, digest FROM files WHERE path > ? ORDER BY path LIMIT ?", (path, BATCH)
        ).fetchall():
            yield from batch
            path = batch[-1][0]
