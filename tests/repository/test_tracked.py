from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.repository.tracked import refuse_brought_along
from tests.repository.test_repository import git, put

SETTINGS = (("index.version", "2"), ("index.version", "4"), ("core.splitIndex", "true"))


@pytest.mark.parametrize("setting", SETTINGS, ids=" ".join)
@pytest.mark.parametrize("folder", [".", "shops/north"])
def test_a_state_in_git_is_refused_and_one_beside_it_is_not(
    tmp_path: Path, folder: str, setting: tuple[str, str]
) -> None:
    root = tmp_path / folder
    put(root, ".omnicas")  # what comes before it in an index that keeps only what differs
    put(root, ".omnicat-baseline.json")
    put(root, "dist/feed.xml")
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", *setting)
    git(tmp_path, "add", "-A")
    put(root, ".omnicat/state.db")
    refuse_brought_along(root)
    git(tmp_path, "add", "-A", "--force")
    with pytest.raises(OmnicatError, match="is in git"):
        refuse_brought_along(root)


@pytest.mark.parametrize("name", [".omnicat", "dist"])
def test_a_link_is_refused_only_where_git_has_it(tmp_path: Path, name: str) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / name).symlink_to("/")
    refuse_brought_along(tmp_path)
    git(tmp_path, "add", "--force", name)
    with pytest.raises(OmnicatError, match="can't be trusted"):
        refuse_brought_along(tmp_path)


def test_another_working_tree_has_an_index_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "one", "a.txt")
    git(tmp_path / "one", "init", "-q")
    git(tmp_path / "one", "add", "-A")
    git(tmp_path / "one", "commit", "-qm", "x")
    git(tmp_path / "one", "worktree", "add", "-q", "../two")
    put(tmp_path / "two", ".omnicat/state.db")
    git(tmp_path / "two", "add", "-A", "--force")
    refuse_brought_along(tmp_path / "one")
    with pytest.raises(OmnicatError, match="is in git"):
        refuse_brought_along(tmp_path / "two")


def test_without_git_there_is_nothing_to_refuse(tmp_path: Path) -> None:
    (tmp_path / ".omnicat").symlink_to("/")
    refuse_brought_along(tmp_path)
