"""A catalog's files, and what git knows of them."""

import os
import subprocess
from pathlib import Path

import pytest

from omnicat.errors import NotACatalog, OmnicatError
from omnicat.repository import Commit, Folder, GitFailed, changed_since, find_root, head

PATHS = ("catalog", "assets")
NAMES = ("plain.yaml", "with space.yaml", "größe ☕.yaml", "new\nline.yaml", 'quo"te.yaml')


def git(folder: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        **{f"GIT_{who}_{what}": "x@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def put(root: Path, path: str, text: str = "x") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(params=[".", "shops/north"], ids=["root", "subfolder"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A committed catalog at the root of a git repository, or in a folder of one."""
    root = tmp_path / str(request.param)
    put(root, "catalog/catalog.yaml", "name: Shop\n")
    for name in NAMES:
        put(root, f"catalog/products/{name}", f"sku: {name!r}\n")
    put(tmp_path, "elsewhere.txt")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return root.resolve()


def test_the_commit_is_known(shop: Path) -> None:
    assert head(shop, PATHS) == Commit(git(shop, "rev-parse", "HEAD"), dirty=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_change_makes_it_dirty(shop: Path, name: str) -> None:
    put(shop, f"catalog/products/{name}", "changed")
    assert head(shop, PATHS).dirty


def test_what_is_no_part_of_the_catalog_does_not(shop: Path) -> None:
    put(shop, "notes.txt")
    assert not head(shop, PATHS).dirty


def test_deleting_a_whole_place_makes_it_dirty(shop: Path) -> None:
    put(shop, "assets/a.jpg")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "second")
    (shop / "assets/a.jpg").unlink()
    (shop / "assets").rmdir()
    assert head(shop, PATHS).dirty


def test_without_git_a_repository_has_no_commit_that_can_be_told(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert head(shop, PATHS) == Commit()


def test_a_repository_that_git_refuses_is_told_of(shop: Path) -> None:
    top = Path(git(shop, "rev-parse", "--show-toplevel"))
    (top / ".git/index").write_bytes(b"no index")
    with pytest.raises(GitFailed):
        head(shop, PATHS)


def test_without_git_or_commits_there_is_no_commit(tmp_path: Path) -> None:
    assert head(tmp_path, PATHS) == Commit()
    git(tmp_path, "init", "-q")
    assert head(tmp_path, PATHS) == Commit()


def test_what_changed_since_a_revision(shop: Path) -> None:
    first = git(shop, "rev-parse", "HEAD")
    assert changed_since(shop, first) == frozenset()
    put(shop, "catalog/products/with space.yaml", "changed")
    put(shop, "catalog/products/größe ☕.yaml", "changed")
    git(shop, "commit", "-q", "-a", "-m", "second")
    git(shop, "mv", "catalog/products/plain.yaml", "catalog/products/renamed.yaml")
    put(shop, "catalog/products/new\nline.yaml", "changed")
    put(shop, "catalog/products/très neuf.yaml")
    (shop / 'catalog/products/quo"te.yaml').unlink()
    assert changed_since(shop, first) == {
        f"catalog/products/{name}.yaml"
        for name in ("with space", "größe ☕", "plain", "renamed", "new\nline", "très neuf", 'quo"te')
    }


def test_a_branch_that_went_on_does_not_count(shop: Path) -> None:
    git(shop, "checkout", "-q", "-b", "mine")
    put(shop, "catalog/products/mine.yaml")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "mine")
    git(shop, "checkout", "-q", "-b", "theirs", "HEAD~1")
    put(shop, "catalog/products/theirs.yaml")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "theirs")
    git(shop, "checkout", "-q", "mine")
    assert changed_since(shop, "theirs") == {"catalog/products/mine.yaml"}


@pytest.mark.parametrize("revision", ["nothing", "", "--output=x", "-x", "HEAD~99"])
def test_a_revision_that_is_none_is_said(shop: Path, revision: str) -> None:
    with pytest.raises(GitFailed) as caught:
        changed_since(shop, revision)
    assert "\n" not in caught.value.message
    assert not list(shop.glob("x*"))


def test_without_git_nothing_can_have_changed_since(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="is not in a git repository"):
        changed_since(tmp_path, "HEAD")


def test_the_root_is_found_from_below(shop: Path) -> None:
    assert find_root(shop / "catalog/products") == find_root(shop) == shop


def test_no_root_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotACatalog):
        find_root(tmp_path)
    with pytest.raises(OmnicatError, match="does not exist"):
        find_root(tmp_path / "nowhere")


def test_files_are_listed_sorted_without_hidden_ones(shop: Path) -> None:
    put(shop, "catalog/.hidden.yaml")
    put(shop, "catalog/.git/x.yaml")
    put(shop, "catalog-other/x.yaml")
    files = Folder(shop)
    assert files.paths("catalog/products/") == tuple(sorted(f"catalog/products/{name}" for name in NAMES))
    assert files.paths() == ("catalog/catalog.yaml", *files.paths("catalog/products/"))


def test_links_out_of_the_catalog_are_not_followed(shop: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret/key.yaml", "secret")
    (shop / "catalog/products/out.yaml").symlink_to(secret)
    (shop / "catalog/products/folder").symlink_to(secret.parent)
    (shop / "catalog/products/dangling.yaml").symlink_to("nowhere")
    (shop / "catalog/products/loop.yaml").symlink_to("loop.yaml")
    (shop / "catalog/products/in.yaml").symlink_to("plain.yaml")
    listed = Folder(shop).paths("catalog/products/")
    assert "catalog/products/in.yaml" in listed
    assert not [path for path in listed if "out" in path or "folder" in path or "dangling" in path]


def test_a_place_of_the_catalog_is_not_a_link_out_of_it(shop: Path, tmp_path: Path) -> None:
    put(tmp_path, "secrets/key.pdf")
    (shop / "assets").symlink_to(tmp_path / "secrets")
    with pytest.raises(OmnicatError, match="'assets' is a link out of the catalog"):
        Folder(shop).paths()
    (shop / "assets").unlink()
    (shop / "assets").symlink_to("catalog")
    assert "assets/catalog.yaml" in Folder(shop).paths("assets/")


def test_what_can_not_be_read_is_said(shop: Path) -> None:
    with pytest.raises(OmnicatError, match=r"can't read 'catalog/nothing.yaml': No such file"):
        Folder(shop).read("catalog/nothing.yaml")
    assert Folder(shop).text("catalog/nothing.yaml") is None
    assert Folder(shop).text("catalog/catalog.yaml") == "name: Shop\n"
