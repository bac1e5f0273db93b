"""What the pixels of pictures say, by their content: kept however often omnicat changes, and carried elsewhere."""

from collections.abc import Collection, Iterable

from omnicat.cache.seals import sealed, unsealed
from omnicat.cache.state import State


class LookedAt:
    """Looks by the digest of a picture's content. `mark` tells what they were measured with: another gives others."""

    def __init__(self, state: State, mark: str) -> None:
        self._state, self._mark = state, mark

    def of(self, digest: str) -> bytes | None:
        """What was found out about this content, None where nothing was yet. Raises Damaged."""
        asked = self._mark, digest
        row = self._state.connection.execute("SELECT looks FROM looks WHERE mark = ? AND digest = ?", asked).fetchone()
        return unsealed(row[0], _place(*asked)) if row else None

    def keep(self, fresh: Iterable[tuple[str, bytes]]) -> None:
        """Keeps looks by digest; those with another mark are of no use any more."""
        rows = [(self._mark, digest, sealed(looks, _place(self._mark, digest))) for digest, looks in fresh]
        if rows:
            with self._state.writing() as cursor:
                cursor.execute("DELETE FROM looks WHERE mark != ?", (self._mark,))
                cursor.executemany("INSERT OR REPLACE INTO looks VALUES(?, ?, ?)", rows)


def forget_looks(state: State, but: Collection[str]) -> int:
    """Forgets the looks of all contents but these, named by digest; of how many."""
    with state.writing() as cursor:
        known = [digest for (digest,) in cursor.execute("SELECT DISTINCT digest FROM looks").fetchall()]
        gone = [(digest,) for digest in known if digest not in but]
        cursor.executemany("DELETE FROM looks WHERE digest = ?", gone)
    return len(gone)


def _place(mark: str, digest: str) -> bytes:
    return f"{mark}\0{digest}".encode()
