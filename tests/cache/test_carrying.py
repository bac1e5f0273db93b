"""A state carried elsewhere, and made smaller."""

from pathlib import Path

import pytest

from omnicat.cache import Kept, KeptResults, open_state
from omnicat.cache.carrying import carry_in, carry_out
from omnicat.cache.pruning import prune, prune_if_many, size_of
from omnicat.errors import OmnicatError

FILES = [("a.yaml", b"1"), ("b.yaml", b"2")]


def kept(text: bytes, world: bytes = b"w") -> Kept:
    return Kept(world, b"", text, b"keys", b"rows", b"parts", b"items", b"texts")


def fill(folder: Path, code: str = "1.0", world: bytes = b"w") -> None:
    with open_state(folder) as state:
        results = KeptResults(state, code)
        results.choose(FILES, world, b"")
        for number, (path, digest) in enumerate(FILES, 1):
            results.keep(number, path, digest, kept(path.encode(), world))
        results.flush()


def heads(folder: Path, code: str = "1.0", world: bytes = b"w") -> list[bytes]:
    with open_state(folder) as state:
        results = KeptResults(state, code)
        assert results.choose(FILES, world, b"") == 0
        return [head for _, _, head in results.heads()]


def test_what_one_machine_has_worked_out_another_need_not(tmp_path: Path) -> None:
    fill(tmp_path / "here")
    with open_state(tmp_path / "here") as state:
        assert carry_out(state, tmp_path / "carried") > 0
    with open_state(tmp_path / "there") as state:
        assert carry_in(state, tmp_path / "carried") == 2
        assert carry_in(state, tmp_path / "carried") == 0
    assert heads(tmp_path / "there") == [b"a.yaml", b"b.yaml"]


def test_a_state_of_another_omnicat_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "here", "2.0")
    fill(tmp_path / "there", "1.0")
    with open_state(tmp_path / "here") as state:
        carry_out(state, tmp_path / "carried")
    with open_state(tmp_path / "there") as state, pytest.raises(OmnicatError, match="another omnicat"):
        carry_in(state, tmp_path / "carried")
    assert heads(tmp_path / "there") == [b"a.yaml", b"b.yaml"]


@pytest.mark.parametrize("content", [b"", b"no state at all " * 1000])
def test_what_is_no_state_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "carried").write_bytes(content)
    with open_state(tmp_path / "here") as state, pytest.raises(OmnicatError):
        carry_in(state, tmp_path / "carried")


def test_results_of_another_omnicat_are_forgotten(tmp_path: Path) -> None:
    fill(tmp_path, "1.0")
    with open_state(tmp_path) as state:
        assert KeptResults(state, "2.0").choose(FILES, b"w", b"") == 2
        assert size_of(state).results == 0


def test_of_each_file_the_latest_results_stay(tmp_path: Path) -> None:
    for world in (b"1", b"2", b"3"):
        fill(tmp_path, world=world)
    with open_state(tmp_path) as state:
        assert size_of(state).results == 6
        assert prune(state, 2) == 2
        assert (size_of(state).results, size_of(state).files) == (4, 2)
        assert prune(state, 1) == 2
    assert heads(tmp_path, world=b"3") == [b"a.yaml", b"b.yaml"]


def test_many_old_results_are_forgotten_by_themselves_but_none_in_use(tmp_path: Path) -> None:
    for number in range(7):
        fill(tmp_path, world=b"%d" % number)
    with open_state(tmp_path) as state:
        results = KeptResults(state, "1.0")
        assert results.choose(FILES, b"0", b"") == 0
        prune_if_many(state, results.choose_all)
        assert size_of(state).results == 8
        assert [head for _, _, head in results.heads()] == [b"a.yaml", b"b.yaml"]
