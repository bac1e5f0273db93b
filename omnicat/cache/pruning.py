"""How much is kept: of every file the latest results, and of those of other branches as many again."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from omnicat.cache.kept import place_of
from omnicat.cache.seals import unsealed
from omnicat.cache.state import State, told_as_damage

USUAL = 3
"""So many results of one path are kept: what is there now, and what switching back would ask for."""

SLACK = 2
"""A run forgets nothing before there are so many times more results than are to be kept."""

OLD = (
    "DELETE FROM results WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER"
    " (PARTITION BY path ORDER BY run DESC, id DESC) AS place FROM results) WHERE place > ?)"
)
OLD_AND_UNUSED = OLD + " AND id NOT IN (SELECT result FROM temp.chosen)"  # noqa: S608 - both parts are here


class Size(Struct, frozen=True):
    """How many results there are, of how many files, and how many bytes the state takes."""

    results: int
    files: int
    bytes: int


def size_of(state: State) -> Size:
    """What is kept."""
    execute = state.connection.execute
    results, files = execute("SELECT count(*), count(DISTINCT path) FROM results").fetchone()
    pages, page = execute("PRAGMA page_count").fetchone()[0], execute("PRAGMA page_size").fetchone()[0]
    return Size(results, files, pages * page)


def prune(state: State, versions: int = USUAL) -> int:
    """Keeps so many results of each path, the latest ones; how many are gone. The file becomes smaller."""
    gone = _forget(state, versions, OLD)
    state.connection.execute("VACUUM")
    state.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


def every_parts(state: State) -> Iterator[bytes]:
    """What channels show by each result that is kept. Raises Damaged."""
    with told_as_damage():
        found = state.connection.execute("SELECT path, digest, parts FROM results JOIN bodies USING (id)")
        for path, digest, parts in found:
            yield unsealed(parts, place_of(path, digest))


def prune_if_many(state: State, before: Callable[[], None]) -> None:
    """Forgets old results where there are many more than are usually kept, but none that this run has chosen; their
    room is used again. `before` chooses all that the run may need.
    """
    size = size_of(state)
    if size.results > size.files * USUAL * SLACK:
        before()
        _forget(state, USUAL, OLD_AND_UNUSED)


def _forget(state: State, versions: int, old: str) -> int:
    with state.writing() as cursor:
        before = cursor.execute("SELECT count(*) FROM results").fetchone()[0]
        cursor.execute(old, (versions,))
        cursor.execute("DELETE FROM stretches")
        cursor.execute("DELETE FROM pictures")
        cursor.execute("DELETE FROM right_before WHERE result NOT IN (SELECT id FROM results)")
        cursor.execute("DELETE FROM bodies WHERE id NOT IN (SELECT id FROM results)")
        cursor.execute("DELETE FROM wholes WHERE run < (SELECT max(run) FROM wholes) - 20")
        return int(before - cursor.execute("SELECT count(*) FROM results").fetchone()[0])
