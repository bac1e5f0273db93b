"""A state carried from one machine to another: by CI from run to run, or to a colleague."""

import sqlite3
from pathlib import Path

from omnicat.cache.state import FORMAT, State
from omnicat.errors import OmnicatError

OF_THIS_MACHINE = ("files", "hashes", "answers", "runs", "stretches", "pictures", "right_before")
"""What is known by the file system's times, which are others elsewhere, and what only saves looking things up."""


class OfAnother(OmnicatError):
    """A state whose results are of no use here."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"'{file}' is the state of another omnicat", "go on without it: that only takes time")


def carry_out(state: State, file: Path) -> int:
    """Writes a copy that holds what is of use elsewhere; its size in bytes."""
    beside = file.with_name(f"{file.name}.part")
    beside.unlink(missing_ok=True)
    try:
        state.connection.execute("VACUUM INTO ?", (str(beside),))
        copy = sqlite3.connect(beside, isolation_level=None)
        for table in OF_THIS_MACHINE:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - of the few above
        copy.execute("VACUUM")
        copy.close()
        beside.replace(file)
    except (sqlite3.Error, OSError) as error:
        beside.unlink(missing_ok=True)
        raise OmnicatError(f"can't write '{file}': {error}", "name a file in a folder that can be written") from error
    return file.stat().st_size


def carry_in(state: State, file: Path) -> int:
    """Adds what another state holds; how many results came. Raises OmnicatError where it is none of this omnicat's."""
    if not file.is_file():
        raise OmnicatError(f"'{file}' does not exist", "name a file that `omnicat cache export` wrote")
    execute = state.connection.execute
    try:
        execute("ATTACH DATABASE ? AS other", (str(file),))
        if execute("PRAGMA other.user_version").fetchone()[0] != FORMAT:
            raise OfAnother(file)
        made_by = execute("SELECT code FROM other.maker").fetchone()
        ours = execute("SELECT code FROM main.maker").fetchone()
        if made_by and ours and made_by != ours:
            raise OfAnother(file)
        if made_by:
            state.belong_to(made_by[0])
        return _added(state)
    except sqlite3.DatabaseError as error:
        raise OmnicatError(f"'{file}' can't be read: {error}", "go on without it: that only takes time") from error
    finally:
        if any(name == "other" for _, name, _ in execute("PRAGMA database_list")):
            execute("DETACH DATABASE other")


def _added(state: State) -> int:
    """Results are added below new ids; one that is there already, made from the same, is not."""
    with state.writing() as cursor:
        first = cursor.execute("SELECT coalesce(max(id), 0) FROM results").fetchone()[0]
        cursor.execute(
            "INSERT INTO results SELECT o.id + ?, o.path, o.digest, o.world, o.feeds, o.head, o.keys, o.run"
            " FROM other.results AS o WHERE NOT EXISTS (SELECT 1 FROM main.results AS r WHERE r.path = o.path"
            " AND r.digest = o.digest AND r.world = o.world AND r.feeds = o.feeds)",
            (first,),
        )
        came = int(cursor.rowcount)
        cursor.execute(
            "INSERT INTO bodies SELECT o.id + ?1, o.rows, o.parts, o.items, o.texts FROM other.bodies AS o"
            " WHERE o.id + ?1 IN (SELECT id FROM main.results)",
            (first,),
        )
        for table in ("wholes", "looks"):
            cursor.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM other.{table}")  # noqa: S608 - of the two before
    return came
