"""Results of the work on product files, kept by what they were made from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Cursor
from typing import Literal

from msgspec import Struct

from omnicat.cache.seals import Damaged, sealed, unsealed
from omnicat.cache.state import State
from omnicat.cache.stretches import Files, Stretch, stretches

BATCH = 256
"""So many results are written together: other runs wait that long, and memory holds no more."""

MANY = 8
"""A run forgets the summaries of other contents when there are so many times more of them than stretches."""

WORLDS = 16
"""Of so many runs in which results came to be right in another world it is known in which they were right before."""

VERSIONS = 4
"""So many results of one file's content are looked at when none is known to be right."""


class Kept(Struct, frozen=True):
    """A result in pieces. `world` and `feeds` are what it was last right in; `head` is small and always there, `keys`
    tell what each piece was made from, the others are read when they are needed.
    """

    world: bytes
    feeds: bytes
    head: bytes
    keys: bytes
    rows: bytes
    parts: bytes
    items: bytes
    texts: bytes


Pieces = tuple[bytes, bytes, bytes, bytes]
"""Rows, parts, items, texts."""

RIGHT = (
    "coalesce("
    "(SELECT max(id) FROM results WHERE world = ?1 AND results.path = {path}"
    " AND results.digest = {digest} AND (?2 = x'' OR feeds = ?2)),"
    "(SELECT max(id) FROM results CROSS JOIN right_before ON result = id WHERE results.path = {path}"
    " AND results.digest = {digest} AND right_before.world = ?1"
    " AND (?2 = x'' OR right_before.feeds = ?2)))"
)
"""The id of the result that is right for a file, in a world and with feeds."""

Column = Literal["head", "rows", "parts", "items", "texts"]


class KeptResults:
    """The results of one run: of every product file the one that was kept, or made. Nothing of it is held in memory.

    `code` tells which omnicat makes them.
    """

    def __init__(self, state: State, code: str = "") -> None:
        self._state = state
        state.belong_to(code)
        self._run = state.next_run()
        self._waiting: list[tuple[int, str, bytes, Kept, int]] = []
        self._made_in = b"", b""
        self._stretches: tuple[Stretch, ...] = ()
        self._firsts: list[str] = []
        self._summaries: dict[bytes, bytes] = {}
        self._unchosen: dict[Stretch, Files] = {}
        state.connection.execute("DROP TABLE IF EXISTS temp.chosen")
        state.connection.execute(
            "CREATE TEMP TABLE chosen(number INTEGER PRIMARY KEY, path TEXT, digest BLOB, result INTEGER)"
        )

    def choose(self, files: Iterable[tuple[str, bytes]], world: bytes, feeds: bytes) -> int:
        """Begins with these files: path and digest, in their order. Takes what is known to be right in this `world`,
        and with these `feeds` unless they are empty; the number of files that have no result yet.

        Of a stretch that has a summary the results are only looked for when they are read.
        """
        execute = self._state.connection.execute
        self._made_in = world, feeds
        self._summaries = dict(
            execute(
                "SELECT digest, summary FROM stretches WHERE world = ?1 AND (?2 = x'' OR feeds = ?2)", (world, feeds)
            )
        )
        self._unchosen = {}
        self._firsts = []
        self._stretches = tuple(self._begun(files))
        return int(execute("SELECT count(*) FROM chosen WHERE result IS NULL").fetchone()[0])

    def _begun(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Stretch]:
        """All files in stretches, of which memory holds the files of those with a summary, and of one more."""
        for stretch, own in stretches(files):
            self._unchosen[stretch] = own
            self._firsts.append(own[0][0])
            if stretch.digest not in self._summaries:
                self._choose([stretch])
            yield stretch

    def choose_all(self) -> None:
        """Looks for the results of all stretches."""
        self._choose(tuple(self._unchosen))

    def _choose(self, wanted: Iterable[Stretch]) -> None:
        execute = self._state.connection.execute
        execute("BEGIN")
        for stretch in wanted:
            own = self._unchosen.pop(stretch)
            files = ((number, *each) for number, each in enumerate(own, stretch.first))
            self._state.connection.executemany("INSERT INTO chosen(number, path, digest) VALUES(?, ?, ?)", files)
            execute(
                f"UPDATE chosen SET result = {RIGHT.format(path='chosen.path', digest='chosen.digest')}"  # noqa: S608
                " WHERE number BETWEEN ?3 AND ?4",
                (*self._made_in, stretch.first, stretch.last),
            )
        execute("COMMIT")

    @property
    def made_in(self) -> tuple[bytes, bytes]:
        """All but the files themselves that their results hang on: with the same, the same file has the same result."""
        return self._made_in

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path and digest of every file, in their order; no result is looked for."""
        for stretch in self._stretches:
            yield from self._unchosen.get(stretch) or self._state.connection.execute(
                "SELECT path, digest FROM chosen WHERE number BETWEEN ? AND ? ORDER BY number",
                (stretch.first, stretch.last),
            )

    def parts_of(self, files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
        """What channels show of these files, by path and digest; of one that has no result nothing."""
        for path, digest in files:
            found = self._state.connection.execute(
                f"SELECT parts FROM bodies WHERE id = {RIGHT.format(path='?3', digest='?4')}",  # noqa: S608
                (*self._made_in, path, digest),
            ).fetchone()
            if found is not None:
                yield unsealed(found[0] or b"", place_of(path, digest))

    def stretches(self) -> Iterator[tuple[Stretch, bytes | None]]:
        """All files in stretches, each with its summary where it has one."""
        for stretch in self._stretches:
            kept = self._summaries.get(stretch.digest)
            yield stretch, None if kept is None else unsealed(kept, self._made_in[0] + stretch.digest)

    def keep_summaries(self, made: Mapping[bytes, bytes]) -> None:
        """Keeps summaries of stretches, by their digests; those of other contents go when they are many."""
        world, feeds = self._made_in
        if not made:
            return
        fresh = [(world, digest, feeds, sealed(each, world + digest)) for digest, each in made.items()]
        with self._state.writing() as cursor:
            if cursor.execute("SELECT count(*) FROM stretches").fetchone()[0] > MANY * (len(self._stretches) + MANY):
                cursor.execute("DELETE FROM stretches")
            cursor.executemany("INSERT OR REPLACE INTO stretches VALUES(?, ?, ?, ?)", fresh)

    def holding(self, path: str) -> Stretch:
        """The stretch that a product file is in."""
        return self._stretches[bisect_right(self._firsts, path) - 1]

    def missing(self) -> Iterator[tuple[int, str, bytes, int]]:
        """The files without a result: number, path, digest, and whether there are versions of it, as 0 or 1. Results may
        be kept meanwhile.
        """
        number = 0
        while batch := self._state.connection.execute(
            "SELECT number, path, digest, EXISTS("
            "SELECT 1 FROM results WHERE results.path = chosen.path AND results.digest = chosen.digest)"
            " FROM chosen WHERE result IS NULL AND number > ? ORDER BY number LIMIT ?",
            (number, BATCH),
        ).fetchall():
            yield from batch
            number = batch[-1][0]

    def versions(self, path: str, digest: bytes) -> tuple[tuple[int, bytes], ...]:
        """What is kept for this content of a file, the latest first: the id and the keys of each."""
        found = self._state.connection.execute(
            "SELECT id, keys FROM results WHERE path = ? AND digest = ? ORDER BY id DESC LIMIT ?",
            (path, digest, VERSIONS),
        )
        return tuple((each[0], unsealed(each[1], place_of(path, digest))) for each in found)

    def take(self, number: int, result: int) -> None:
        """This result is the one of that file."""
        self._state.connection.execute("UPDATE chosen SET result = ? WHERE number = ?", (result, number))

    def approve(self, world: bytes, feeds: bytes) -> None:
        """All results of this run are right in this world."""
        others = "id IN (SELECT result FROM chosen) AND (world <> ?1 OR (?2 <> x'' AND feeds <> ?2))"
        with self._state.writing() as cursor:
            # Two branches, or two commits that are compared, take turns: what is right in one stays so.
            cursor.execute(
                f"INSERT OR REPLACE INTO right_before SELECT world, id, feeds, ?3 FROM results WHERE {others}"  # noqa: S608
                " AND world <> x''",
                (world, feeds, self._run),
            )
            if cursor.rowcount > 0:
                _forget_worlds(cursor)
            cursor.execute(
                f"UPDATE results SET world = ?1, feeds = CASE WHEN ?2 = x'' THEN feeds ELSE ?2 END, run = ?3 WHERE {others}",  # noqa: S608
                (world, feeds, self._run),
            )

    def keep(self, number: int, path: str, digest: bytes, kept: Kept, replaces: int = 0) -> None:
        """The result of a file, as it was made now; it takes the place of one that holds less, by its id."""
        self._waiting.append((number, path, digest, kept, replaces))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        if not self._waiting:
            return
        with self._state.writing() as cursor:
            # Taken before any is removed: another run may still read one by its id, which must not become another's.
            first = cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM results").fetchone()[0]
            made = [(first + place, *each) for place, each in enumerate(self._waiting)]
            replaced = [(each[-1], each[0]) for each in made if each[-1]]
            cursor.executemany(
                "INSERT OR REPLACE INTO right_before SELECT world, ?2, feeds, run FROM results"
                " WHERE id = ?1 AND world <> x''",
                replaced,
            )
            cursor.executemany("UPDATE OR REPLACE right_before SET result = ?2 WHERE result = ?1", replaced)
            for table in ("results", "bodies"):
                cursor.executemany(f"DELETE FROM {table} WHERE id = ?", ((each,) for each, _ in replaced))  # noqa: S608
            cursor.executemany("INSERT INTO results VALUES(?, ?, ?, ?, ?, ?, ?, ?)", map(self._result, made))
            cursor.executemany("INSERT OR REPLACE INTO bodies VALUES(?, ?, ?, ?, ?)", map(_body, made))
            cursor.executemany("UPDATE chosen SET result = ? WHERE number = ?", ((each[0], each[1]) for each in made))
        self._waiting.clear()

    def result(self, result: int, path: str, digest: bytes) -> tuple[bytes, Pieces]:
        """One result, by its id: its head and its large pieces."""
        found = self._state.connection.execute(
            "SELECT head, rows, parts, items, texts FROM results JOIN bodies USING (id) WHERE id = ?", (result,)
        ).fetchone()
        if found is None:
            raise Damaged
        head, rows, parts, items, texts = (unsealed(each, place_of(path, digest)) for each in found)
        return head, (rows, parts, items, texts)

    def heads(self, stretch: Stretch | None = None) -> Iterator[tuple[str, bytes, bytes]]:
        """Path, digest and head of every result, or of those of one stretch, in the order of the files."""
        for path, digest, head in self._state.connection.execute(
            "SELECT chosen.path, chosen.digest, head FROM chosen LEFT JOIN results ON id = result"
            " WHERE number BETWEEN ? AND ? ORDER BY number",
            self._chosen(stretch),
        ):
            yield path, digest, unsealed(head or b"", place_of(path, digest))

    def columns(self, *columns: Column, stretch: Stretch | None = None) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        """Path and those columns of every result, or of those of one stretch, in the order of the files."""
        for path, digest, *found in self._state.connection.execute(
            f"SELECT path, digest, {', '.join(columns)} FROM"  # noqa: S608 - a column is one of a few words
            " (SELECT chosen.number, chosen.path, chosen.digest, head, bodies.* FROM chosen"
            " LEFT JOIN results ON results.id = result LEFT JOIN bodies ON bodies.id = result)"
            " WHERE number BETWEEN ? AND ? ORDER BY number",
            self._chosen(stretch),
        ):
            place = place_of(path, digest)
            yield path, tuple(unsealed(each or b"", place) for each in found)

    def chosen(self) -> Iterator[tuple[str, bytes, int]]:
        """Path and digest of every file, in their order, and the id of its result: the same id is the same result."""
        self.choose_all()
        yield from self._state.connection.execute("SELECT path, digest, result FROM chosen ORDER BY number")

    def made(self) -> Iterator[tuple[bytes, bytes]]:
        """What each result was made from, and its parts, in the order of the files."""
        self.choose_all()
        for path, digest, keys, parts in self._state.connection.execute(
            "SELECT chosen.path, chosen.digest, keys, parts FROM chosen LEFT JOIN results ON results.id = result"
            " LEFT JOIN bodies ON bodies.id = result ORDER BY number"
        ):
            place = place_of(path, digest)
            yield unsealed(keys or b"", place), unsealed(parts or b"", place)

    def _chosen(self, stretch: Stretch | None) -> tuple[int, int]:
        """The first and the last number of the files, whose results have been looked for."""
        if stretch is None:
            self.choose_all()
            return 1, sum(each.count for each in self._stretches)
        if stretch in self._unchosen:
            self._choose([stretch])
        return stretch.first, stretch.last

    def rows_of(self, path: str) -> bytes | None:
        """The rows of one file's result; None where it is none of the files."""
        if self._stretches:
            self._chosen(self.holding(path))
        # Only who asks pays for it; without it each file of a shop full of errors is looked for among all.
        self._state.connection.execute("CREATE INDEX IF NOT EXISTS temp.chosen_by_path ON chosen(path)")
        found = self._state.connection.execute(
            "SELECT digest, rows FROM chosen LEFT JOIN bodies ON id = result WHERE path = ?", (path,)
        ).fetchone()
        return unsealed(found[1] or b"", place_of(path, found[0])) if found else None

    def whole(self, key: bytes) -> bytes | None:
        """What was found in the whole, when all of it was the same."""
        found = self._state.connection.execute("SELECT findings FROM wholes WHERE key = ?", (key,)).fetchone()
        return unsealed(found[0], key) if found else None

    def keep_whole(self, key: bytes, findings: bytes) -> None:
        """What was found in the whole."""
        with self._state.writing() as cursor:
            cursor.execute("INSERT OR REPLACE INTO wholes VALUES(?, ?, ?)", (key, sealed(findings, key), self._run))

    def _result(self, made: tuple[int, int, str, bytes, Kept, int]) -> tuple[object, ...]:
        number, _, path, digest, kept, _ = made
        place = place_of(path, digest)
        head, keys = sealed(kept.head, place), sealed(kept.keys, place)
        return number, path, digest, kept.world, kept.feeds, head, keys, self._run


def _forget_worlds(cursor: Cursor) -> None:
    """Forgets the oldest worlds, and what is kept of stretches in any of them."""
    cursor.execute(
        "DELETE FROM right_before WHERE run < (SELECT min(run) FROM"
        " (SELECT DISTINCT run FROM right_before ORDER BY run DESC LIMIT ?))",
        (WORLDS,),
    )
    if cursor.rowcount > 0:
        cursor.execute("DELETE FROM stretches")
        cursor.execute("DELETE FROM pictures")


def _body(made: tuple[int, int, str, bytes, Kept, int]) -> tuple[object, ...]:
    number, _, path, digest, kept, _ = made
    place = place_of(path, digest)
    pieces = kept.rows, kept.parts, kept.items, kept.texts
    return number, *(sealed(each, place) for each in pieces)


def place_of(path: str, digest: bytes) -> bytes:
    """What a result of a file is sealed for."""
    return path.encode(errors="surrogatepass") + digest
