"""Git is asked safely: whatever a repository holds, whatever is set up here, and whatever a person calls a revision."""

import hashlib
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.repository import (
    GitFailed,
    Revision,
    authors_of,
    begin_history,
    changed_files,
    changed_since,
    commit_of,
    head,
    range_of,
    unchanged_since_commit,
)
from omnicat.repository.comparing import ChangedFile
from omnicat.repository.git import environment, told
from omnicat.repository.revisions import Range
from tests.originals.files import pointer
from tests.repository.test_repository import git, put

PATHS = ("catalog", "assets")
SETTINGS = "catalog/catalog.yaml"
FILM = b"a film" * 1000
LFS = "*.mp4 filter=lfs diff=lfs merge=lfs -text\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog with two commits; not to be changed by a test."""
    root = tmp_path_factory.mktemp("git") / "shop"
    put(root, SETTINGS, "name: One\n")
    put(root, "catalog/products/tee.yaml", "sku: TEE\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    put(root, SETTINGS, "name: Two\n")
    (root / "assets").mkdir()
    (root / "assets/film.mp4").write_bytes(pointer(hashlib.sha256(FILM).hexdigest(), len(FILM)))
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "second")
    return root


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "shop", symlinks=True))


def names(shop: Path, base: str = "HEAD") -> list[str]:
    return [each.path or each.was for each in changed_files(shop, Range(commit_of(shop, base), ""))]


def everything(shop: Path) -> None:
    """All that is asked about the files as they are now, and all that shows contents."""
    head(shop, PATHS)
    names(shop)
    changed_since(shop, "HEAD~1")
    unchanged_since_commit(shop, "catalog")
    authors_of(shop, SETTINGS, [1])
    changed_files(shop, range_of(shop, "HEAD~1", "HEAD"))
    Revision(shop, commit_of(shop, "HEAD")).read(SETTINGS)
    for word in ("diff", "log", "show"):
        told(shop, word, "-p", "HEAD~1", "--")


def test_nothing_that_a_repository_or_settings_name_is_started(shop: Path, tmp_path: Path) -> None:
    program = put(tmp_path, "evil.sh", f"#!/bin/sh\necho \"$0 $@\" >> '{tmp_path}/started'\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    put(shop, ".gitattributes", "* filter=evil diff=evil\n*.mp4 filter=two\n")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "attributes")
    for key in ("filter.evil.clean", "filter.evil.smudge", "filter.two.process", "filter.a=b.c.clean"):
        git(shop, "config", key, str(program))
    for key in (
        "diff.evil.textconv",
        "diff.evil.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
    ):
        git(shop, "config", key, str(program))
    git(shop, "config", "filter.two.required", "true")
    git(shop, "config", "log.showSignature", "true")
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(program, put(shop, f".git/hooks/{hook}"))
    for path in (SETTINGS, "assets/film.mp4"):
        put(shop, path, "changed")
    everything(shop)
    assert not (tmp_path / "started").exists()
    # The same question asked plainly does start one: the test can fail.
    git(shop, "diff", "--stat", "HEAD", "--", SETTINGS)
    assert (tmp_path / "started").exists()


def test_what_git_lfs_put_there_is_no_change(shop: Path) -> None:
    put(shop, ".gitattributes", LFS)
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "attributes")
    for key in ("clean", "smudge", "process"):
        git(shop, "config", f"filter.lfs.{key}", "git-lfs-that-is-not-here")
    git(shop, "config", "filter.lfs.required", "true")
    (shop / "assets/film.mp4").write_bytes(FILM)
    assert names(shop) == []
    assert not head(shop, PATHS).dirty
    assert "assets/film.mp4" in unchanged_since_commit(shop, "assets")
    (shop / "assets/film.mp4").write_bytes(FILM[::-1])
    assert names(shop) == ["assets/film.mp4"]
    assert head(shop, PATHS).dirty
    assert "assets/film.mp4" not in unchanged_since_commit(shop, "assets")


def test_settings_of_the_environment_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "*")
    ours = environment({"filter.x.clean": ""})
    assert (ours["GIT_CONFIG_COUNT"], ours["GIT_CONFIG_KEY_0"]) == ("2", "safe.directory")
    assert (ours["GIT_CONFIG_KEY_1"], ours["GIT_CONFIG_VALUE_1"]) == ("filter.x.clean", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "{}/elsewhere/.git"),
        ("GIT_DIR", ".git"),
        ("GIT_WORK_TREE", "{}/elsewhere"),
        ("GIT_INDEX_FILE", "{}/nothing"),
        ("GIT_OBJECT_DIRECTORY", "{}/nothing"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_TRACE", "{}/trace"),
    ],
)
def test_what_git_sets_for_its_hooks_does_not_mislead(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    put(tmp_path, "elsewhere/other.txt")
    git(tmp_path / "elsewhere", "init", "-q")
    put(shop, SETTINGS, "name: Three\n")
    first = git(shop, "rev-parse", "HEAD")
    monkeypatch.setenv(name, value.format(tmp_path))
    assert commit_of(shop / "catalog", "HEAD") == first
    assert names(shop) == [SETTINGS]
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize(
    "revision",
    ["--all", "--output=x", "-h", "", "a..b", "HEAD~99", "no\nline", "nul\0", "HEAD:catalog", "\udce9", "^HEAD"],
)
def test_what_is_no_revision_is_said_and_is_no_option(shop: Path, revision: str) -> None:
    with pytest.raises(GitFailed, match="git knows no revision"):
        commit_of(shop, revision)
    assert not (shop / "x").exists()


@pytest.mark.parametrize("revision", ["HEAD", "main", "HEAD~0", "main@{0}", ":/second", "@"])
def test_what_a_person_may_call_a_commit(shop: Path, revision: str) -> None:
    assert commit_of(shop, revision) == git(shop, "rev-parse", "HEAD")


def test_a_repository_of_another_user_is_told_of(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for ask in (lambda: commit_of(shop, "HEAD"), lambda: head(shop, PATHS)):
        with pytest.raises(GitFailed, match="belongs to another user") as caught:
            ask()
        assert f"git config --global --add safe.directory '{shop}'" in (caught.value.hint or "")


def test_contents_that_a_partial_clone_has_not_are_told_of(made: Path, tmp_path: Path) -> None:
    git(made, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{made}", "part")
    part = tmp_path / "part"
    asks: tuple[Callable[[], object], ...] = (
        lambda: Revision(part, commit_of(part, "HEAD")).read(SETTINGS),
        lambda: told(part, "show", f"HEAD:{SETTINGS}"),
    )
    for ask in asks:
        with pytest.raises(GitFailed) as caught:
            ask()
        assert "git fetch --refetch --no-filter" in (caught.value.hint or "")
    git(part, "fetch", "-q", "--refetch", "--no-filter")
    assert Revision(part, commit_of(part, "HEAD")).read(SETTINGS) == b"name: Two\n"


def test_a_commit_that_another_stands_for_is_itself(shop: Path) -> None:
    second, first = git(shop, "rev-parse", "HEAD"), git(shop, "rev-parse", "HEAD~1")
    git(shop, "replace", second, first)
    assert Revision(shop, commit_of(shop, "HEAD")).read(SETTINGS) == b"name: Two\n"


def test_a_shallow_clone_says_how_to_get_the_rest(made: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{made}", "shallow")
    with pytest.raises(GitFailed) as caught:
        commit_of(tmp_path / "shallow", "HEAD~1")
    assert "git fetch --unshallow" in (caught.value.hint or "")


def test_no_commit_yet_and_no_repository(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="is not in a git repository"):
        commit_of(tmp_path, "HEAD")
    assert begin_history(tmp_path)
    assert not begin_history(tmp_path)
    assert git(tmp_path, "symbolic-ref", "HEAD") == "refs/heads/main"
    with pytest.raises(GitFailed, match="nothing is committed yet"):
        commit_of(tmp_path, "HEAD")


def test_a_working_tree_of_its_own_and_a_detached_head(shop: Path, tmp_path: Path) -> None:
    git(shop, "worktree", "add", "-q", "--detach", str(tmp_path / "other"), "HEAD~1")
    other = tmp_path / "other"
    assert commit_of(other, "HEAD") == commit_of(shop, "HEAD~1")
    put(other, SETTINGS, "name: Other\n")
    assert (names(other), names(shop)) == ([SETTINGS], [])


def test_a_submodule_is_no_file_of_the_catalog(shop: Path, made: Path) -> None:
    git(shop, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(made), "assets/inner")
    git(shop, "commit", "-q", "-m", "inner")
    assert "assets/inner" not in Revision(shop, commit_of(shop, "HEAD")).paths()
    assert commit_of(shop / "assets/inner", "HEAD") == git(made, "rev-parse", "HEAD")
    put(shop, f"assets/inner/{SETTINGS}", "name: Inner\n")
    assert names(shop) == []


def test_a_repository_with_longer_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    put(tmp_path, SETTINGS, "name: One\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    commit = commit_of(tmp_path, "HEAD")
    assert len(commit) == 64
    assert Revision(tmp_path, commit).read(SETTINGS) == b"name: One\n"
    put(tmp_path, SETTINGS, "name: Two\n")
    assert names(tmp_path) == [SETTINGS]


def test_a_file_in_conflict_is_one_change(shop: Path) -> None:
    git(shop, "checkout", "-q", "-b", "side", "HEAD~1")
    put(shop, SETTINGS, "name: Side\n")
    git(shop, "commit", "-q", "-a", "-m", "side")
    with pytest.raises(Exception, match="returned non-zero"):
        git(shop, "merge", "main")
    assert [each for each in changed_files(shop, Range(commit_of(shop, "HEAD"), "")) if each.path == SETTINGS] == [
        ChangedFile(SETTINGS, SETTINGS, git(shop, "rev-parse", f"HEAD:{SETTINGS}"), "")
    ]


def test_a_folder_that_is_a_repository_of_its_own_is_no_new_file(shop: Path) -> None:
    put(shop, "catalog/other/x.txt")
    git(shop / "catalog/other", "init", "-q")
    put(shop, "catalog/new.yaml")
    assert names(shop) == ["catalog/new.yaml"]


def test_answers_go_on_where_one_content_is_missing(shop: Path) -> None:
    seen = Revision(shop, commit_of(shop, "HEAD"))
    assert seen.beside("nothing at all.json") is None
    assert seen.beside(SETTINGS) == b"name: Two\n"
    assert seen.read(SETTINGS) == b"name: Two\n"
