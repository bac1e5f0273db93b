"""A state that is damaged in any way costs time: the build makes the same as one that knows nothing."""

import gc
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.often import often, some
from tests.pipeline.edits import MUG_FILE, change
from tests.pipeline.edits_run import Run, look, result, run
from tests.pipeline.edits_shop import put, write_shop

STATE = ".omnicat/state.db"
FLIPS = often(64, 6)


@pytest.fixture(scope="module")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The shop, built, its state in one file; and what was built of it. Not to be changed by a test."""
    root = write_shop(tmp_path_factory.mktemp("shop"))
    look(root)
    built = run(root)
    folded(root)
    return root, built


@pytest.fixture
def shop(warmed: tuple[Path, Run], tmp_path: Path) -> Path:
    """The same shop, to be damaged."""
    return Path(shutil.copytree(warmed[0], tmp_path / "shop"))


def folded(root: Path) -> None:
    """All that is known stands in the state's one file, and nobody has it open any more."""
    gc.collect()
    with sqlite3.connect(root / STATE) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _write(content: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda state: put(state.parent, state.name, content(state.read_bytes()))


def _as_folder(state: Path) -> None:
    state.unlink()
    state.mkdir()
    put(state, "file", b"")


def _as_link(state: Path) -> None:
    state.unlink()
    state.symlink_to("nowhere/at/all")


def _anew(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def begin(state: Path) -> None:
        state.unlink()
        make(state)

    return begin


def _run_sql(*statements: str) -> Callable[[Path], None]:
    def execute(state: Path) -> None:
        with sqlite3.connect(state) as connection:
            for each in statements:
                connection.execute(each)
        connection.close()

    return execute


DAMAGES: dict[str, Callable[[Path], None]] = {
    "deleted": Path.unlink,
    "empty": _write(lambda content: b""),
    "half of it": _write(lambda content: content[: len(content) // 2]),
    "without its last byte": _write(lambda content: content[:-1]),
    "its head alone": _write(lambda content: content[:100]),
    "zeros in the middle": _write(lambda content: content[:20000] + bytes(9000) + content[29000:]),
    "zeros only": _write(lambda content: bytes(len(content))),
    "zeros after its head": _write(lambda content: content[:8192] + bytes(len(content) - 8192)),
    "its first page gone": _write(lambda content: bytes(8192) + content[8192:]),
    "a text": _write(lambda content: b"sku,location,quantity\n" * 999),
    "a folder": _as_folder,
    "a dangling link": _as_link,
    "another format": _run_sql("PRAGMA user_version=0"),
    "a later format": _run_sql("PRAGMA user_version=99"),
    "another program's": _anew(_run_sql("CREATE TABLE files(name)")),
    "another program's of our format": _anew(_run_sql("CREATE TABLE files(name)", "PRAGMA user_version=1")),
    "no results": _run_sql("DELETE FROM results"),
    "no bodies": _run_sql("DELETE FROM bodies"),
    "no table": _run_sql("DROP TABLE results"),
    "no table of bodies": _run_sql("DROP TABLE bodies"),
    "no index": _run_sql("DROP INDEX right_now"),
    "bodies exchanged": _run_sql(
        "UPDATE bodies SET id = -id", "UPDATE bodies SET id = (SELECT max(id) FROM results) + 1 + id"
    ),
    "texts cleared": _run_sql("UPDATE bodies SET texts = x''"),
    "heads cleared": _run_sql("UPDATE results SET head = x''"),
    "keys cleared": _run_sql("UPDATE results SET keys = x'', world = x''"),
    "texts as text": _run_sql("UPDATE bodies SET texts = 'text', rows = 1"),
    "heads as numbers": _run_sql("UPDATE results SET head = 1.5"),
    "keys as text": _run_sql("UPDATE results SET keys = 'text', world = x''"),
    "keys of another shape": _run_sql("UPDATE results SET keys = head, world = x''"),
    "findings as text": _run_sql("UPDATE wholes SET findings = 'text'"),
    "digests as text": _run_sql("UPDATE files SET digest = 'text'"),
    "digests of nothing": _run_sql("UPDATE files SET digest = x'00'"),
    "the number of the run at its end": _run_sql("UPDATE runs SET number = 9223372036854775807"),
    "a log left over": lambda state: put(state.parent, "state.db-wal", bytes(range(256)) * 64),
    "a log of another state": lambda state: put(state.parent, "state.db-wal", _log(state.parent)),
    "an index of the log left over": lambda state: put(state.parent, "state.db-shm", b"\1" * 32768),
    "a folder for a log": lambda state: put(state.parent, "state.db-wal/file", b""),
    "a folder for the clock": lambda state: _as_folder(state.parent / "clock"),
}


def _log(folder: Path) -> bytes:
    """A log that was not folded into the state it belongs to."""
    connection = sqlite3.connect(folder / "other.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE results(id)")
    log = (folder / "other.db-wal").read_bytes()
    connection.close()
    return log


def _gives_the_same(shop: Path, first: Run) -> None:
    assert result(run(shop)) == result(first)
    assert look(shop).findings == first.findings


@pytest.mark.parametrize("name", some([*DAMAGES], 13))
def test_a_damaged_state_costs_only_time(name: str, shop: Path, warmed: tuple[Path, Run]) -> None:
    DAMAGES[name](shop / STATE)
    _gives_the_same(shop, warmed[1])


@pytest.mark.parametrize("seed", range(FLIPS))
def test_bytes_of_the_state_may_change(seed: int, shop: Path, warmed: tuple[Path, Run]) -> None:
    """A bit, a byte, or a row of them: anywhere in the file."""
    chance = random.Random(seed)
    state = shop / STATE
    content = bytearray(state.read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(content))
        wrong = bytes(chance.randrange(256) for _ in range(chance.choice((1, 1, 8))))
        content[place : place + len(wrong)] = wrong if seed % 2 else bytes([content[place] ^ 1 << chance.randrange(8)])
    state.write_bytes(bytes(content[: len(state.read_bytes())]))
    _gives_the_same(shop, warmed[1])


@pytest.mark.parametrize("name", ["opened.bin", "assets.bin"])
@pytest.mark.parametrize(
    "damage",
    [
        _write(lambda content: b""),
        _write(lambda content: content[:-1]),
        _write(lambda content: bytes([content[0] ^ 1]) + content[1:]),
        _write(lambda content: content[: len(content) // 2] + b"~" + content[len(content) // 2 + 1 :]),
        _write(lambda content: content[:-1] + bytes([content[-1] ^ 1])),
        _write(lambda content: content[8:] + content[:8]),
        _write(lambda content: b"a text"),
        _as_folder,
    ],
    ids=["empty", "cut", "first byte", "middle byte", "last byte", "turned", "text", "folder"],
)
def test_what_is_kept_beside_the_state_may_be_damaged(
    name: str, damage: Callable[[Path], None], shop: Path, warmed: tuple[Path, Run]
) -> None:
    damage(shop / ".omnicat" / name)
    _gives_the_same(shop, warmed[1])


def test_a_state_of_another_catalog_is_no_harm(shop: Path, warmed: tuple[Path, Run], tmp_path: Path) -> None:
    other = write_shop(tmp_path / "other")
    change(other, MUG_FILE, "Enamel mug", "Enamel cup")
    change(other, "catalog/catalog.yaml", "name: Harbor & Pine\n", "name: Keel\n")
    run(other)
    folded(other)
    shutil.copy(other / STATE, shop / STATE)
    _gives_the_same(shop, warmed[1])
