"""The file that keeps what runs have worked out."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.cache import Damaged, Kept, KeptResults, State, forget, open_state, told_as_damage
from omnicat.cache.state import Unusable

KEPT = Kept(b"world", b"feeds", b"head", b"keys", b"rows", b"parts", b"items", b"texts")


def kept_in(state: State, *paths: str) -> KeptResults:
    """The results of a run with these files."""
    run = KeptResults(state)
    run.choose([(path, b"digest") for path in paths], b"world", b"feeds")
    for number, path, digest, _ in list(run.missing()):
        run.keep(number, path, digest, KEPT)
    run.flush()
    return run


def test_what_one_run_kept_the_next_one_has(tmp_path: Path) -> None:
    with open_state(tmp_path) as state:
        kept_in(state, "a", "b")
    with open_state(tmp_path) as state:
        run = KeptResults(state)
        assert run.choose([("a", b"digest"), ("b", b"digest"), ("c", b"digest")], b"world", b"feeds") == 1
        assert [path for _, path, _, _ in run.missing()] == ["c"]


def test_a_file_without_a_result_tells_whether_this_content_of_it_has_versions(tmp_path: Path) -> None:
    with open_state(tmp_path) as state:
        kept_in(state, "a", "b")
    with open_state(tmp_path) as state:
        run = KeptResults(state)
        run.choose([("a", b"digest"), ("b", b"other"), ("c", b"digest")], b"another world", b"feeds")
        missing = list(run.missing())
        assert [(path, has_versions) for _, path, _, has_versions in missing] == [("a", 1), ("b", 0), ("c", 0)]
        assert all(bool(run.versions(path, digest)) == has_versions for _, path, digest, has_versions in missing)


@pytest.mark.parametrize(
    ("digest", "world", "feeds"),
    [(b"other", b"world", b"feeds"), (b"digest", b"other", b"feeds"), (b"digest", b"world", b"other")],
    ids=["file", "world", "feeds"],
)
def test_nothing_is_taken_that_was_made_from_something_else(
    tmp_path: Path, digest: bytes, world: bytes, feeds: bytes
) -> None:
    with open_state(tmp_path) as state:
        kept_in(state, "a")
        assert KeptResults(state).choose([("a", digest)], world, feeds) == 1


def test_a_result_that_is_replaced_leaves_its_number_to_none(tmp_path: Path) -> None:
    """Another run may still read it by that number."""
    with open_state(tmp_path) as state, open_state(tmp_path) as other:
        first = kept_in(state, "a")
        ((number, _),) = first.versions("a", b"digest")
        second = KeptResults(other)
        second.choose([("a", b"digest")], b"other", b"")
        second.keep(1, "a", b"digest", KEPT, number)
        second.flush()
        assert [each for each, _ in second.versions("a", b"digest")] == [number + 1]
        with pytest.raises(Damaged):
            list(first.columns("texts"))


def test_a_killed_run_leaves_what_it_wrote_and_nothing_half(tmp_path: Path) -> None:
    with open_state(tmp_path) as state:
        kept_in(state, "a")
        with pytest.raises(KeyboardInterrupt):
            _interrupted(state)
        assert state.connection.execute("SELECT count(*) FROM bodies").fetchone() == (1,)


def _interrupted(state: State) -> None:
    with state.writing() as cursor:
        cursor.execute("DELETE FROM bodies")
        raise KeyboardInterrupt


def test_a_state_of_another_format_is_begun_anew(tmp_path: Path) -> None:
    with open_state(tmp_path) as state:
        kept_in(state, "a")
        state.connection.execute("PRAGMA user_version=99")
    with open_state(tmp_path) as state:
        assert KeptResults(state).choose([("a", b"digest")], b"world", b"feeds") == 1


def test_what_is_forgotten_is_gone_with_its_log(tmp_path: Path) -> None:
    state = open_state(tmp_path)
    kept_in(state, "a")
    forget(tmp_path)
    state.connection.close()
    assert not list(tmp_path.glob("state.db*"))


def test_a_folder_that_can_not_be_made_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with open_state(tmp_path / "file") as state:
        assert kept_in(state, "a").rows_of("a") == b"rows"
        assert state.now() == 0


def test_a_clock_that_can_not_be_read_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "clock").mkdir()
    with open_state(tmp_path) as state:
        assert state.now() == 0


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda connection: connection.execute("SELECT * FROM nothing"), Damaged),
        (lambda connection: connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchone(), Damaged),
        (lambda connection: connection.execute("PRAGMA query_only=1;") and connection.execute("CREATE TABLE a(b)"),
         Unusable),
    ],
    ids=["no table", "a text that is none", "not to be written"],
)  # fmt: skip
def test_only_a_broken_file_is_damage(act: Callable[[sqlite3.Connection], object], error: type[Exception]) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(error), told_as_damage():
        act(connection)
    connection.close()


def test_rows_are_found_by_path_while_results_are_read(tmp_path: Path) -> None:
    """Without an index, looking for each file of a large shop takes as long as the shop squared."""
    with open_state(tmp_path) as state:
        run = kept_in(state, *(f"{number:03}" for number in range(300)))
        assert [run.rows_of(path) for path, _ in run.columns("head")] == [b"rows"] * 300
        assert run.rows_of("other") is None
        plan = state.connection.execute("EXPLAIN QUERY PLAN SELECT digest FROM chosen WHERE path = 'a'").fetchall()
        assert "chosen_by_path" in plan[0][-1]
        assert kept_in(state, "b").rows_of("b") == b"rows"
