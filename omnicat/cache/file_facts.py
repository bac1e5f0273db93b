"""What was found in the content of files, so that it isn't looked for twice."""

from collections.abc import Callable, Iterable, Iterator

from omnicat.cache.seals import sealed, unsealed
from omnicat.cache.state import State


class FileFacts:
    """Facts of one kind, kept by the digest of the content they were found in."""

    def __init__(self, state: State, kind: bytes) -> None:
        self._state, self._kind = state, kind
        rows = state.connection.execute("SELECT digest, fact FROM facts WHERE kind = ?", (kind,))
        self._known: dict[bytes, bytes] = dict(rows)

    def of(self, files: Iterable[tuple[str, bytes]], look: Callable[[str], bytes]) -> Iterator[bytes]:
        """The fact of each file, by path and digest; `look` finds those that are not known by path."""
        fresh: list[tuple[bytes, bytes, bytes]] = []
        for path, digest in files:
            place = self._kind + digest
            if digest in self._known:
                yield unsealed(self._known[digest], place)
                continue
            fact = look(path)
            fresh.append((self._kind, digest, sealed(fact, place)))
            yield fact
        if fresh:
            with self._state.writing() as cursor:
                cursor.executemany("INSERT OR REPLACE INTO facts VALUES(?, ?, ?)", fresh)
