"""The commit that git's own files name is the one git names."""

from pathlib import Path

import pytest

from omnicat.repository import head_commit
from tests.repository.test_repository import git, put


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder in a git repository with two commits."""
    git(tmp_path, "init", "-q", "-b", "main")
    for text in ("one", "two"):
        put(tmp_path, "shop/a.txt", text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", text)
    return tmp_path / "shop"


def test_a_branch(shop: Path) -> None:
    assert head_commit(shop) == head_commit(str(shop.parent)) == git(shop, "rev-parse", "HEAD")


def test_a_branch_with_slashes_in_its_name(shop: Path) -> None:
    git(shop, "checkout", "-q", "-b", "a/b/c")
    git(shop, "commit", "-q", "--allow-empty", "-m", "three")
    assert head_commit(shop) == git(shop, "rev-parse", "HEAD")


def test_a_commit_checked_out_by_itself(shop: Path) -> None:
    git(shop, "checkout", "-q", "--detach", "HEAD~1")
    assert head_commit(shop) == git(shop, "rev-parse", "HEAD") == git(shop, "rev-parse", "main~1")


def test_packed_refs_and_what_came_after_them(shop: Path) -> None:
    git(shop, "tag", "-a", "-m", "x", "v1")
    git(shop, "pack-refs", "--all")
    assert head_commit(shop) == git(shop, "rev-parse", "HEAD")
    git(shop, "commit", "-q", "--allow-empty", "-m", "three")
    assert head_commit(shop) == git(shop, "rev-parse", "HEAD")


def test_another_working_tree(shop: Path, tmp_path: Path) -> None:
    git(shop, "worktree", "add", "-q", "-b", "other", str(tmp_path / "other"), "HEAD~1")
    there = tmp_path / "other/shop"
    assert head_commit(there) == git(there, "rev-parse", "HEAD") != head_commit(shop)
    git(shop, "pack-refs", "--all")
    assert head_commit(there) == git(there, "rev-parse", "HEAD")
    git(there, "checkout", "-q", "--detach")
    assert head_commit(there) == git(there, "rev-parse", "HEAD")


def test_a_submodule(shop: Path, tmp_path: Path) -> None:
    git(shop.parent, "clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    add = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(tmp_path / "bare.git"), "inner")
    git(tmp_path, *add)
    assert head_commit(tmp_path / "inner/shop") == git(tmp_path / "inner", "rev-parse", "HEAD")


def test_a_branch_by_another_name(shop: Path) -> None:
    git(shop, "symbolic-ref", "refs/heads/alias", "refs/heads/main")
    git(shop, "symbolic-ref", "HEAD", "refs/heads/alias")
    assert head_commit(shop) == git(shop, "rev-parse", "HEAD")


def test_before_the_first_commit_there_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert head_commit(tmp_path) == ""


def test_without_git_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "shop/.git").mkdir(parents=True)
    assert head_commit(tmp_path / "shop") == head_commit(tmp_path / "nowhere") == ""


def test_names_that_lead_round_in_circles_lead_nowhere(shop: Path) -> None:
    (shop.parent / ".git/refs/heads/a").write_text("ref: refs/heads/b\n", encoding="utf-8")
    (shop.parent / ".git/refs/heads/b").write_text("ref: refs/heads/a\n", encoding="utf-8")
    (shop.parent / ".git/HEAD").write_text("ref: refs/heads/a\n", encoding="utf-8")
    assert head_commit(shop) == ""
