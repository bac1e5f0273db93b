"""What `.gitattributes` give to Git LFS, as git itself says."""

import subprocess
from pathlib import Path

import pytest

from omnicat.repository.lfs import Attributes, not_in_lfs

LFS = "filter=lfs diff=lfs merge=lfs -text"
PATHS = (
    "a.mp4",
    "assets/a.mp4",
    "assets/tee/film.mp4",
    "assets/tee/film one.mp4",
    "assets/tee/[x].mp4",
    "assets/tee/deep/er/a.psd",
    "other/tee/a.psd",
    "assets/a.MP4",
    "assets/b1.mov",
    "assets/b2.mov",
)
TEXTS = (
    f"*.mp4 {LFS}",
    f"/*.mp4 {LFS}",
    f"assets/*.mp4 {LFS}",
    f"assets/** {LFS}",
    f"**/tee/** {LFS}",
    f"assets/**/a.psd {LFS}",
    f"**/tee/*.mp4 {LFS}",
    f"tee/*.mp4 {LFS}",
    f"b[12].mov {LFS}",
    f"b[!1].mov {LFS}",
    f"b?.mov {LFS}",
    f'"assets/tee/film one.mp4" {LFS}',
    f"\\[x\\].mp4 {LFS}",
    f"*.mp4 {LFS}\nassets/tee/film.mp4 -filter",
    f"*.mp4 {LFS}\nassets/tee/*.mp4 !filter\nfilm.mp4 {LFS}",
    "[attr]large filter=lfs -text\n*.mp4 large\nassets/a.mp4 -large",
    f"# *.mp4 {LFS}\n\n*.mov filter=other",
    f"assets/ {LFS}",
    f"a.mp4/ {LFS}",
    "*.mp4 text",
)


def attributes(repo: Path) -> Attributes:
    return Attributes(lambda path: (repo / path).read_text() if (repo / path).is_file() else None)


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


@pytest.mark.parametrize("text", TEXTS)
def test_patterns_mean_what_git_means(repo: Path, text: str) -> None:
    (repo / ".gitattributes").write_text(f"{text}\n")
    said = git(repo, "check-attr", "-z", "filter", "--", *PATHS).split("\0")
    theirs = {path: value == "lfs" for path, value in zip(said[::3], said[2::3], strict=False)}
    ours = attributes(repo)
    assert {path: ours.gives_to_lfs(path) for path in PATHS} == theirs


def test_a_deeper_file_has_the_last_word(repo: Path) -> None:
    (repo / ".gitattributes").write_text(f"*.mp4 {LFS}\n")
    (repo / "assets").mkdir()
    (repo / "assets/.gitattributes").write_text("*.mp4 -filter\n")
    assert [attributes(repo).gives_to_lfs(path) for path in ("a.mp4", "assets/a.mp4")] == [True, False]


def test_a_catalog_below_the_repositorys_top_is_found_there(repo: Path) -> None:
    shop = repo / "shops/one"
    (shop / "assets").mkdir(parents=True)
    (repo / ".gitattributes").write_text(f"shops/one/assets/*.mp4 {LFS}\n")
    (repo / ".gitignore").write_text("*.tmp\n")
    (shop / "assets/c.tmp").touch()
    kept, uses = not_in_lfs(shop, ["assets/a.mp4", "assets/b.mov", "assets/c.tmp"])
    assert (set(kept), uses) == ({"assets/b.mov"}, True)


def test_without_a_repository_nothing_is_kept_by_git(tmp_path: Path) -> None:
    assert not_in_lfs(tmp_path, ["assets/a.mp4"]) == (frozenset(), False)
