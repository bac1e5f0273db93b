"""What was found in the content of files, so that it isn't looked for twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from omnicat.cache.seals import sealed, unsealed
from omnicat.cache.state import State


class FileFacts:
    """Facts of one kind, kept by the digest of the content they were found in."""

    def __init__(self, state: State, kind: bytes) -> None:
        self._state, self._kind = state, kind
        rows = state.connection.execute("SELECT digest, fact FROM facts WHERE kind = ?", (kind,))
        self._known: dict[bytes, bytes] = dict(rows)

    def known(self, digest: bytes) -> bytes | None:
        """The fact of a content, where it was kept. Raises Damaged."""
        fact = self._known.get(digest)
        return unsealed(fact, self._kind + digest) if fact is not None else None

    def keep(self, facts: Mapping[bytes, bytes]) -> None:
        """Keeps facts by the digests of their contents."""
        if facts:
            rows = [(self._kind, digest, sealed(fact, self._kind + digest)) for digest, fact in facts.items()]
            with self._state.writing() as cursor:
                cursor.executemany("INSERT OR REPLACE INTO facts VALUES(?, ?, ?)", rows)

    def of(self, files: Iterable[tuple[str, bytes]], look: Callable[[str], bytes]) -> Iterator[bytes]:
        """The fact of each file, by path and digest; `look` finds those that are not known by path."""
        fresh: dict[bytes, bytes] = {}
        for path, digest in files:
            fact = self.known(digest)
            if fact is None:
                fresh[digest] = fact = look(path)
            yield fact
        self.keep(fresh)
