"""What git knows about a catalog: the commit it stands at, and what changed."""

import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from omnicat.repository.commit import head_commit
from omnicat.repository.git import NO_GIT, GitFailed, asked

if TYPE_CHECKING:
    from git import Repo

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Commit:
    """The commit a catalog stands at; `dirty` when files of the catalog differ from it. Empty without git."""

    id: str = ""
    dirty: bool = False


def head(root: Path, paths: tuple[str, ...]) -> Commit:
    """The commit of the folder, and whether those paths differ from it; an empty commit where git has none.

    One git process: GitPython takes longer to load than git to answer.
    """
    commit = head_commit(root) or _run(root, "rev-parse", "--verify", "--quiet", "HEAD").stdout.strip()
    if not commit:
        return Commit()
    told = _run(root, "status", "--porcelain", "-z", "--", *paths)
    if told.returncode == NO_GIT:
        return Commit()
    if told.returncode:
        said = told.stderr.strip().splitlines() or ["git does not answer"]
        raise GitFailed(f"git: {said[0]}", "check the repository")
    return Commit(commit, bool(told.stdout))


def _run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    told = asked(root, *arguments)
    return subprocess.CompletedProcess(
        told.args, told.returncode, told.stdout.decode(errors="replace"), told.stderr.decode(errors="replace")
    )


def ignored_by_git(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the files that `.gitignore` keeps out; none where git does not answer."""
    told = _run(root, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *paths) if paths else None
    return frozenset(path for path in told.stdout.split("\0") if path) if told and not told.returncode else frozenset()


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Paths from `root` that differ between the revision and the working tree, new files included."""
    repo = _repo(root)
    if repo is None:
        raise GitFailed(
            f"'{root}' is not in a git repository", "run `git init` and commit, or leave --changed-since out"
        )
    with repo:
        common = _common(repo, revision)
        changed = _asked(lambda: repo.git.diff("--name-only", "--no-renames", "-z", "--relative", common))
        new = _asked(lambda: repo.git.ls_files("--others", "--exclude-standard", "-z"))
        return frozenset(path for path in (*changed.split("\0"), *new.split("\0")) if path)


def _common(repo: "Repo", revision: str) -> str:
    """The commit where the working tree's history and the revision's part; the revision has to exist."""
    try:
        start = _asked(lambda: repo.git.rev_parse("--verify", "--end-of-options", f"{revision}^{{commit}}"))
    except GitFailed:
        raise GitFailed(f"git knows no revision '{revision}'", "name another, or fetch it first") from None
    try:
        return str(_asked(lambda: repo.git.merge_base(start, "HEAD")))
    except GitFailed:
        raise GitFailed(
            f"'{revision}' and what is checked out have no commit in common",
            "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow",
        ) from None


def unchanged_since_commit(root: Path, folder: str) -> frozenset[str]:
    """The files of a folder that the checked out commit has just as they are now, by their paths from `root`: those that
    git can bring back. Raises GitFailed."""
    had = _told(root, "ls-tree", "-r", "-z", "--name-only", "HEAD", "--", folder)
    changed = _told(root, "diff", "--name-only", "--no-renames", "-z", "--relative", "HEAD", "--", folder)
    return frozenset(had.split("\0")) - frozenset(changed.split("\0")) - {""}


def _told(root: Path, *arguments: str) -> str:
    answer = _run(root, *arguments)
    if answer.returncode:
        said = answer.stderr.strip().splitlines() or ["git does not answer"]
        raise GitFailed(f"git: {said[0]}", "run `git init` and commit what you have, so that nothing is lost")
    return answer.stdout


def begin_history(root: Path) -> bool:
    """Starts a git repository in the folder; False where it is in one already, or there is no git."""
    try:
        import git
    except ImportError:
        return False
    if _repo(root) is not None:
        return False
    try:
        git.Repo.init(root, initial_branch="main").close()
    except git.GitCommandError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Authored:
    """Who wrote a line, in which commit, on which day (YYYY-MM-DD). An empty id: not committed yet."""

    id: str
    author: str
    day: str
    summary: str


def authors_of(root: Path, path: str, lines: Iterable[int]) -> dict[int, Authored]:
    """Line -> who wrote it, for those lines (from 1) of one file; empty where git does not know the file."""
    repo = _repo(root)
    wanted = sorted({line for line in lines if line > 0})
    if repo is None or not wanted:
        return {}
    with repo:
        try:
            said = _asked(
                lambda: repo.git.blame(
                    "--line-porcelain", *[f"-L{line},{line}" for line in wanted], "--", path, stdout_as_string=True
                )
            )
        except GitFailed:
            return {}
    return dict(zip(wanted, _authors(said), strict=False))


def _authors(porcelain: str) -> Iterator[Authored]:
    """One for each line, from `git blame --line-porcelain`."""
    said: dict[str, str] = {}
    for line in porcelain.splitlines():
        if line.startswith("\t"):
            when = datetime.fromtimestamp(int(said.get("author-time", "0")), UTC).date().isoformat()
            is_new = set(said["commit"]) == {"0"}
            yield Authored("" if is_new else said["commit"], said.get("author", ""), when, said.get("summary", ""))
            said = {}
        elif not said:
            said["commit"] = line.partition(" ")[0]
        else:
            key, _, value = line.partition(" ")
            said[key] = value


def _repo(root: Path) -> "Repo | None":
    try:
        import git
    except ImportError:
        return None
    try:
        repo = git.Repo(root, search_parent_directories=True)
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        return None
    repo.git._working_dir = str(root)  # noqa: SLF001 - GitPython has no public way to run git in a subfolder
    return repo


def _asked(ask: Callable[[], Found]) -> Found:
    from git.exc import GitCommandError

    try:
        return ask()
    except GitCommandError as error:
        said = str(error.stderr).strip().removeprefix("stderr:").strip().strip("'").splitlines()
        raise GitFailed(f"git: {said[0] if said else error}", "check the revision and the repository") from error
