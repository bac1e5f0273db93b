"""The file that keeps what runs have worked out: opened, and begun anew where it is of no use."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from omnicat.cache.seals import Damaged
from omnicat.errors import OmnicatError

NAME, CLOCK = "state.db", "clock"
FORMAT = 6
"""Counted up whenever the tables below change: a state of another format is begun anew."""

OF_ONE_CODE = ("results", "right_before", "bodies", "stretches", "pictures", "moments", "wholes", "facts", "maker")
"""What another omnicat would make otherwise."""

NO_DAMAGE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
    )
)

WAIT = 30
"""Seconds to wait for another omnicat that writes into the same state."""

TABLES = """
CREATE TABLE files(path TEXT PRIMARY KEY, stamp TEXT, digest BLOB) WITHOUT ROWID;
CREATE TABLE facts(kind BLOB, digest BLOB, fact BLOB, PRIMARY KEY(kind, digest)) WITHOUT ROWID;
CREATE TABLE hashes(path TEXT PRIMARY KEY, stamp TEXT, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE results(
  id INTEGER PRIMARY KEY, path TEXT, digest BLOB, world BLOB, feeds BLOB, head BLOB, keys BLOB, run INTEGER
);
CREATE INDEX right_now ON results(world, path, digest, feeds);
CREATE INDEX of_file ON results(path, digest);
CREATE TABLE right_before(
  world BLOB, result INTEGER, feeds BLOB, run INTEGER, PRIMARY KEY(world, result, feeds)
) WITHOUT ROWID;
CREATE INDEX before_of ON right_before(result);
CREATE TABLE bodies(id INTEGER PRIMARY KEY, rows BLOB, parts BLOB, items BLOB, texts BLOB);
CREATE TABLE stretches(
  world BLOB, digest BLOB, feeds BLOB, summary BLOB, PRIMARY KEY(world, digest, feeds)
) WITHOUT ROWID;
CREATE TABLE pictures(
  world BLOB, digest BLOB, feeds BLOB, channel TEXT, pictures BLOB, PRIMARY KEY(digest, world, feeds, channel)
);
CREATE TABLE moments(world BLOB, mark TEXT, since TEXT, until TEXT, PRIMARY KEY(world, mark)) WITHOUT ROWID;
CREATE TABLE wholes(key BLOB PRIMARY KEY, findings BLOB, run INTEGER) WITHOUT ROWID;
CREATE TABLE answers(key BLOB PRIMARY KEY, inputs BLOB, answer BLOB, run INTEGER) WITHOUT ROWID;
CREATE TABLE looks(mark TEXT, digest TEXT, looks BLOB, PRIMARY KEY(mark, digest)) WITHOUT ROWID;
CREATE TABLE maker(code TEXT);
CREATE TABLE runs(number INTEGER PRIMARY KEY);
"""


class Unusable(OmnicatError):
    """A state that is whole, but can't be used now."""

    def __init__(self, reason: object) -> None:
        hint = "wait for another omnicat to end, or make room on the disk; `omnicat cache clear` begins anew"
        super().__init__(f"what is kept in .omnicat/ can't be used: {reason}", hint)


class State:
    """An open state. Whatever reads it may raise Damaged, and then it is to be begun anew with `forget`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        for pragma in ("page_size=8192", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-8000"):
            self.connection.execute(f"PRAGMA {pragma}")
        if self.connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def now(self) -> int:
        """The time that the file system would give to a file written now, in nanoseconds; 0 where it can't be told."""
        return time_of_files(Path(self.path).parent) if self.path else 0

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Cursor]:
        """Several changes as one. Other runs wait for it, so it has to be short."""
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield cursor
        except BaseException:
            if self.connection.in_transaction:
                cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")

    def belong_to(self, code: str) -> None:
        """Results that another omnicat made are of no use, and may be of another form: they are forgotten."""
        made_by = self.connection.execute("SELECT code FROM maker").fetchone()
        if made_by == (code,):
            return
        with self.writing() as cursor:
            for table in OF_ONE_CODE:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - of the few before
            cursor.execute("INSERT INTO maker VALUES(?)", (code,))

    def next_run(self) -> int:
        """A number that is higher than that of every run before."""
        with self.writing() as cursor:
            cursor.execute("INSERT INTO runs(number) SELECT coalesce(max(number), 0) + 1 FROM runs")
            number = int(cursor.execute("SELECT max(number) FROM runs").fetchone()[0])
            cursor.execute("DELETE FROM runs WHERE number < ?", (number,))
        return number

    def _begin(self) -> None:
        if self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise Damaged
        with self.writing() as cursor:
            for statement in TABLES.strip().split(";\n"):
                if statement:
                    cursor.execute(statement)
            cursor.execute(f"PRAGMA user_version={FORMAT}")


def time_of_files(folder: Path) -> int:
    """The time that the file system gives to a file written now in the folder, in nanoseconds; 0 where none can be."""
    clock = folder / CLOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        clock.write_bytes(b"")
        return clock.stat().st_mtime_ns
    except OSError:
        return 0


def open_state(folder: Path) -> State:
    """The state in the folder; a passing one where the folder can't be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return State(str(folder / NAME))
    except Damaged:
        pass
    except sqlite3.OperationalError:
        return State("")
    except sqlite3.DatabaseError:
        pass
    except OSError:
        return State("")
    forget(folder)
    return State(str(folder / NAME))


def forget(folder: Path) -> None:
    """Removes the state: the next one begins empty."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file = folder / f"{NAME}{ending}"
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)


@contextmanager
def told_as_damage() -> Iterator[None]:
    """What SQLite says of a file that is broken, as Damaged. Raises Unusable where it is locked, or the disk is full."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in NO_DAMAGE:
            raise Unusable(error) from error
        raise Damaged from error
