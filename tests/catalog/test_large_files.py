"""Large originals outside of Git LFS."""

import subprocess
from pathlib import Path

import pytest

from omnicat.catalog import load_assets
from omnicat.catalog.asset_sizes import LARGE, LARGE_BESIDE_LFS
from tests.originals.files import mp4, pointer

TRACKED = "*.mov filter=lfs diff=lfs merge=lfs -text\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "assets").mkdir()
    return tmp_path


def film(root: Path, name: str, size: int) -> None:
    with (root / "assets" / name).open("wb") as file:
        file.write(mp4())
        # A file with a hole takes no room.
        file.write((size - len(mp4())).to_bytes(4, "big") + b"free")
        file.truncate(size)


def told(root: Path) -> list[tuple[str, str]]:
    return [
        (each.where.path, each.message)
        for each in load_assets(root, "en-US")[1]
        if each.rule == "asset/large-not-in-lfs"
    ]


def test_git_is_no_place_for_more_than_50_mb(repo: Path) -> None:
    film(repo, "a.mp4", LARGE + 1)
    film(repo, "b.mp4", LARGE)
    assert told(repo) == [("assets/a.mp4", "'assets/a.mp4' has 50 MB, and git itself keeps it")]


def test_where_lfs_is_used_less_is_told(repo: Path) -> None:
    (repo / ".gitattributes").write_text(TRACKED)
    film(repo, "a.mp4", LARGE_BESIDE_LFS + 1)
    film(repo, "b.mov", LARGE_BESIDE_LFS + 1)
    film(repo, "c.mp4", LARGE_BESIDE_LFS)
    (repo / "assets/d.mp4").write_bytes(pointer(size=LARGE * 9))
    assert [path for path, _ in told(repo)] == ["assets/a.mp4"]


def test_what_git_ignores_and_what_it_does_not_have_is_not_told(repo: Path, tmp_path: Path) -> None:
    film(repo, "a.mp4", LARGE + 1)
    (repo / ".gitignore").write_text("assets/*.mp4\n")
    assert told(repo) == []
    (repo / ".git").rename(repo / "no-git")
    (repo / ".gitignore").unlink()
    assert told(repo) == []
