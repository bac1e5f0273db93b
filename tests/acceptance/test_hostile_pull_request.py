"""A stranger's pull request is data, whatever is in it: nothing of it is run, nothing is reached, nothing is written elsewhere."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from omnicat.looking.comment_mark import MARK, MOST_COMMENT
from omnicat.repository import GitFailed, changed_since, commit_of, range_of
from tests.acceptance.hostile import TEMPLATES, git, repository
from tests.acceptance.watched import Watched, watched

IS_LARGE = bool(os.environ.get("EVERY_EDIT"))
LINES, FILES = (100_000, 10_000) if IS_LARGE else (1_000, 30)
OURS = re.compile(
    r"</?(?:code|br|sub|sup|b|i|del|ins|details|summary|table|tr|td|th|kbd)>|<details open>|<!-- [\w:.-]+ -->"
)
ANNOTATION = re.compile(r"::(error|warning|notice) file=[^,]*,line=\d+(,col=\d+)?,title=[\w/-]+::")
ALLOWED = ("/dev/null", "/dev/tty", "/proc/", "/tmp/", "/var/tmp/", "/dev/shm/")

REVISIONS = ("--output=stolen", "-O/stolen", "--ext-diff", "--upload-pack=touch stolen", "@{-1};touch stolen", "\n")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a run does is watched by means of Linux")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("hostile"), LINES, FILES)


@pytest.fixture(autouse=True)
def _nothing_stolen_yet(shop: Path) -> None:
    (shop.parent / "stolen").unlink(missing_ok=True)


@pytest.fixture
def omnicat(shop: Path, tmp_path: Path) -> Callable[..., Watched]:
    """Runs omnicat, and holds what it did against what it may."""

    def run(*arguments: str, **environment: str) -> Watched:
        for old in (".omnicat", "dist"):
            subprocess.run(["rm", "-rf", str(shop / old)], check=True)
        seen = watched(shop, tmp_path / "log", *arguments, **environment)
        assert_harmless(shop, seen)
        return seen

    return run


def assert_harmless(shop: Path, seen: Watched) -> None:
    assert not (shop.parent / "stolen").exists()
    assert not [*shop.rglob("stolen*")]
    assert {name for name in seen.programs if not name.startswith(("python", "git"))} == set()
    assert seen.connections == frozenset()
    own = tuple(f"{shop}/{place}" for place in (".omnicat", "dist"))
    strange = {path for path in seen.written if not path.startswith(own)}
    # Git notes in its own index when it last looked at a file.
    strange -= {f"{shop}/.git/index", f"{shop}/.git/index.lock"}
    assert {path for path in strange if path.startswith(str(shop.parent)) or not path.startswith(ALLOWED)} == set()
    assert "Traceback" not in seen.err
    assert "itself failed" not in seen.err
    assert not {"\x1b", "\x07", "\u202e", "\r"} & {*seen.out, *seen.err}
    assert "SECRET-VALUE" not in seen.out + seen.err
    assert "root:x:0" not in seen.out + seen.err


def assert_is_text(made: str) -> None:
    """Markdown in which no link, picture, mention or element comes from data."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    tokens = [each for block in parser.parse(made) for each in (block, *(block.children or ()))]
    assert not {"link_open", "image", "code_block"} & {each.type for each in tokens}
    html = "".join(each.content for each in tokens if each.type in ("html_inline", "html_block"))
    assert "<" not in OURS.sub("", html)
    assert not re.search(r"[@#]\w|https?://|www\.", re.sub(r"<!--.*?-->|&#\w+;", "", made))


def test_lint_says_what_is_wrong_and_does_nothing_else(omnicat: Callable[..., Watched]) -> None:
    seen = omnicat("lint", "--workers", "1", "--output-format", "concise")
    assert seen.code == 1
    rules = {line.rpartition("[")[2].rstrip("]") for line in seen.out.splitlines()}
    assert rules >= {"asset/outside", "channel/bad-feed", "yaml/alias-bomb", "yaml/control-character", "schema/pattern"}
    lines = seen.out.splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_annotations_are_ours_and_few(omnicat: Callable[..., Watched], tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    seen = omnicat("lint", "--workers", "1", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    found = [line for line in seen.out.splitlines() if line.lstrip().startswith("::")]
    assert all(ANNOTATION.match(line) for line in found)
    assert 0 < len(found) <= 30
    assert_is_text(summary.read_text())


def test_build_makes_what_is_good_and_runs_nothing(omnicat: Callable[..., Watched], shop: Path) -> None:
    seen = omnicat("build", "--workers", "1")
    assert seen.code in (1, 3)
    manifest = json.loads((shop / "dist/manifest.json").read_text())
    left_out = {each["channel"]: each["reasons"] for each in manifest["channels"] if each["reasons"]}
    assert {f"{kind}-{name}" for name in TEMPLATES for kind in ("evil", "fed")} == set(left_out)
    said = b"".join(path.read_bytes() for path in (shop / "dist").rglob("*") if path.is_file())
    assert b"SECRET-VALUE" not in said
    assert b"root:x:0" not in said


def test_no_revision_is_an_option_of_git(omnicat: Callable[..., Watched], shop: Path) -> None:
    assert omnicat("lint", "--workers", "1", f"--changed-since={REVISIONS[0]}").code == 2
    for revision in REVISIONS:
        for ask in (commit_of, range_of, changed_since):
            with pytest.raises(GitFailed, match="knows no revision"):
                ask(shop, revision)
    assert not [*shop.parent.rglob("stolen*")]


def test_what_changed_is_found_without_a_filter(omnicat: Callable[..., Watched]) -> None:
    assert omnicat("lint", "--workers", "1", "--changed-since", "main").code == 1


@pytest.mark.parametrize("arguments", [("log", "--", "-rf"), ("blame", "--", "-rf"), ("log", "TEE")], ids=" ".join)
def test_history_is_told_as_text(omnicat: Callable[..., Watched], arguments: tuple[str, ...]) -> None:
    seen = omnicat(*arguments)
    assert seen.code == 0
    assert not [line for line in seen.out.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def test_a_diff_is_text(omnicat: Callable[..., Watched]) -> None:
    seen = omnicat("diff", "main...HEAD", "--output-format", "markdown")
    assert seen.out
    assert_is_text(seen.out)


def test_a_verdict_is_text_and_so_is_the_comment_made_of_it(omnicat: Callable[..., Watched], tmp_path: Path) -> None:
    file = tmp_path / "omnicat-review.json"
    seen = omnicat(
        "review", "--base", "main", "--workers", "1", "--output-format", "github", "--output", f"json={file}"
    )
    assert seen.code == 1
    assert all(ANNOTATION.match(line) for line in seen.out.splitlines() if line.lstrip().startswith("::"))
    made = omnicat("ci", "comment", str(file), "--commit", "@everyone https://evil.example")
    assert made.code == 0
    assert made.out.startswith(MARK)
    assert len(made.out) <= MOST_COMMENT
    assert_is_text(made.out)


def test_a_review_is_text_and_does_nothing_else(omnicat: Callable[..., Watched], tmp_path: Path) -> None:
    comment = tmp_path / "comment.md"
    seen = omnicat(
        "review", "main..HEAD", "--workers", "1", "--output-format", "text", "--output", f"markdown={comment}"
    )
    assert seen.code == 1
    assert not [line for line in seen.out.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert comment.stat().st_size < 200_000
    assert len(comment.read_text()) <= 65_536
    assert_is_text(comment.read_text())


@pytest.mark.parametrize("place", [".omnicat", "dist"])
def test_a_link_that_came_with_the_files_is_not_followed(shop: Path, tmp_path: Path, place: str) -> None:
    copy, elsewhere = tmp_path / "clone", tmp_path / "elsewhere"
    elsewhere.mkdir()
    git(tmp_path, "clone", "-q", "--branch", "main", str(shop), "clone")
    (copy / place).symlink_to(elsewhere)
    git(copy, "add", "--force", place)
    seen = watched(copy, tmp_path / "log", "build", "--workers", "1")
    assert (seen.code, [*elsewhere.iterdir()]) == (2, [])
    assert "is in git" in seen.err


def test_a_state_that_came_with_the_files_is_not_believed(shop: Path, tmp_path: Path) -> None:
    copy = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--branch", "main", str(shop), "clone")
    assert watched(copy, tmp_path / "log", "lint", "--workers", "1").code == 1
    git(copy, "add", "--force", ".omnicat/state.db")
    seen = watched(copy, tmp_path / "log", "lint", "--workers", "1", "--output-format", "json")
    assert seen.code == 2
    assert "can't be trusted" in seen.err
