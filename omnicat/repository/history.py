"""What git knows about a catalog: the commit it stands at, what changed, and who wrote a line."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from omnicat.repository.commit import head_commit
from omnicat.repository.comparing import changed_files
from omnicat.repository.git import NO_GIT, GitFailed, asked, failure, told
from omnicat.repository.revisions import FETCH_ALL, Range, commit_of


class Commit(Struct, frozen=True):
    """The commit a catalog stands at; `dirty` when files of the catalog differ from it. Empty without git."""

    id: str = ""
    dirty: bool = False


def head(root: Path, paths: tuple[str, ...]) -> Commit:
    """The commit of the folder, and whether those paths differ from it; an empty commit where git has none."""
    commit = head_commit(root) or asked(root, "rev-parse", "--verify", "--quiet", "HEAD").stdout.decode().strip()
    if not commit:
        return Commit()
    answer = asked(root, "status", "--porcelain", "-z", "--ignore-submodules=dirty", "--", *paths)
    if answer.returncode == NO_GIT:
        return Commit()
    if answer.returncode:
        raise failure(root, answer)
    return Commit(commit, bool(answer.stdout) and _is_dirty(root, paths))


def _is_dirty(root: Path, paths: tuple[str, ...]) -> bool:
    """Whether there is more than what filters would have put there."""
    between = Range(commit_of(root, "HEAD"), "")
    places = tuple(f"{path}/" for path in paths)
    changed = changed_files(root, between)
    return any(f"{path}/".startswith(places) for each in changed for path in (each.was, each.path) if path)


def ignored_by_git(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the files that `.gitignore` keeps out; none where git does not answer."""
    if not paths:
        return frozenset()
    answer = asked(root, "ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", *paths)
    return frozenset() if answer.returncode else frozenset(_paths(answer.stdout))


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """Paths from `root` that differ between the revision and the working tree, new files included. Where the two histories have
    parted, the revision's own changes do not count.
    """
    start = commit_of(root, revision)
    answer = asked(root, "merge-base", start, "HEAD")
    if answer.returncode:
        raise GitFailed(f"'{revision}' and what is checked out have no commit in common", FETCH_ALL)
    changed = changed_files(root, Range(answer.stdout.decode().split()[0], ""))
    return frozenset(path for each in changed for path in (each.was, each.path) if path)


def unchanged_since_commit(root: Path, folder: str) -> frozenset[str]:
    """The files of a folder that the checked out commit has just as they are now, by their paths from `root`: those that
    git can bring back. Raises GitFailed."""
    commit = commit_of(root, "HEAD")
    had = _paths(told(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder))
    changed = changed_files(root, Range(commit, ""))
    return frozenset(had) - {path for each in changed for path in (each.was, each.path)}


def _paths(said: bytes) -> tuple[str, ...]:
    return tuple(path for path in said.decode(errors="surrogateescape").split("\0") if path)


def begin_history(root: Path) -> bool:
    """Starts a git repository in the folder; False where it is in one already, or there is no git."""
    if not asked(root, "rev-parse", "--git-dir").returncode:
        return False
    return not asked(root, "init", "--quiet", "--initial-branch=main").returncode


class Authored(Struct, frozen=True):
    """Who wrote a line, in which commit, on which day (YYYY-MM-DD). An empty id: not committed yet."""

    id: str
    author: str
    day: str
    summary: str


def authors_of(root: Path, path: str, lines: Iterable[int]) -> dict[int, Authored]:
    """Line -> who wrote it, for those lines (from 1) of one file; empty where git does not know the file."""
    wanted = sorted({line for line in lines if line > 0})
    if not wanted:
        return {}
    try:
        said = told(root, "blame", "--line-porcelain", *[f"-L{line},{line}" for line in wanted], "--", path)
    except GitFailed:
        return {}
    return dict(zip(wanted, _authors(said.decode(errors="replace")), strict=False))


def _authors(porcelain: str) -> Iterator[Authored]:
    """One for each line, from `git blame --line-porcelain`."""
    said: dict[str, str] = {}
    for line in porcelain.split("\n"):
        if line.startswith("\t"):
            when = datetime.fromtimestamp(int(said.get("author-time", "0")), UTC).date().isoformat()
            is_new = set(said["commit"]) == {"0"}
            yield Authored("" if is_new else said["commit"], said.get("author", ""), when, said.get("summary", ""))
            said = {}
        elif not said:
            if not line:
                continue
            said["commit"] = line.partition(" ")[0]
        else:
            key, _, value = line.partition(" ")
            said[key] = value
