"""Hashes of files that were hashed before."""

import hashlib
from pathlib import Path

import pytest

from omnicat.cache import HashedFiles, open_state

SHA = hashlib.sha256(b"one").hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    with open_state(tmp_path) as state:
        hashed = HashedFiles(state)
        hashed.keep(path, path.stat(), SHA)
        hashed.flush()
    return path


def test_a_file_is_known_until_it_changes(file: Path) -> None:
    with open_state(file.parent) as state:
        assert HashedFiles(state).hash_of(file, file.stat()) == SHA
        file.write_bytes(b"three")
        assert HashedFiles(state).hash_of(file, file.stat()) is None


@pytest.mark.parametrize("change", ["sha256 = 'abc'", "sha256 = x'00'", "sha256 = substr(sha256, 1, 60)"])
def test_a_hash_that_is_not_what_was_written_is_worked_out_again(file: Path, change: str) -> None:
    with open_state(file.parent) as state:
        state.connection.execute(f"UPDATE hashes SET {change}")
        assert HashedFiles(state).hash_of(file, file.stat()) is None


def test_a_state_without_the_table_is_begun_anew(file: Path) -> None:
    with open_state(file.parent) as state:
        state.connection.execute("DROP TABLE hashes")
        hashed = HashedFiles(state)
        assert hashed.hash_of(file, file.stat()) is None
        hashed.keep(file, file.stat(), SHA)
        hashed.flush()
    assert not (file.parent / "state.db").exists()
