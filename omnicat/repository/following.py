"""The commits that touched given files, and how they hang together: git narrows its history to their paths."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from omnicat.repository.blobs import FILE
from omnicat.repository.comparing import ChangedFile, read_change
from omnicat.repository.git import told

# No setting of a person's may change what is told: renames are followed by what files say, no signature is asked about.
_LOG = (
    *("-c", "log.showRoot=true", "log", "--date-order", "--parents", "--raw", "-z", "--no-renames", "--no-abbrev"),
    *("--relative", "--diff-merges=off", "--no-follow", "--no-show-signature", "--no-ext-diff", "--no-textconv"),
    *("--no-mailmap", "--no-color", "--ignore-submodules", "--encoding=UTF-8"),
)
_APPROVED = "%(trailers:key=Approved-by,valueonly,unfold,separator=%x1f)"
_FACTS = ("%H", "%P", "%an", "%ae", "%aI", "%s", _APPROVED, "%b")
_APPROVAL = re.compile(r"(?P<name>[^<>]*?)\s*(?:<(?P<mail>[^<>]*)>)?\s*(?P<scope>[^<>]*)")


class Approval(Struct, frozen=True):
    """Who approved, as `Approved-by: Name <mail> scope` says it; what is not said is ''."""

    name: str
    mail: str = ""
    scope: str = ""


class CommitFacts(Struct, frozen=True):
    """Who wrote what when: `when` as 2026-08-01T14:02:00+02:00, `subject` the message's first line, `body` what follows
    it. An empty id: not committed yet.
    """

    id: str = ""
    author: str = ""
    mail: str = ""
    when: str = ""
    subject: str = ""
    body: str = ""
    approved: tuple[Approval, ...] = ()


class Way(Struct, frozen=True):
    """Where a stage comes from: the stage before it, '' where the files have none, and the commit that is its parent
    ('' for the one it has)."""

    stage: str
    parent: str = ""


class Stage(Struct, frozen=True):
    """A commit that touched the files: those that it has, path -> id of the content, and where each parent leads."""

    commit: CommitFacts
    files: Mapping[str, str]
    ways: tuple[Way, ...]


class _Entry(Struct, frozen=True):
    """A commit as git tells it. `changed` is None for a merge: path -> content, '' where the file goes."""

    commit: CommitFacts
    parents: tuple[str, ...]
    changed: Mapping[str, str] | None


def stages(root: Path, tip: str, paths: Sequence[str]) -> Mapping[str, Stage]:
    """Every commit up to `tip` that bears on what the files are there, the newest first, by its id. Raises GitFailed.

    A merge is among them where no parent has all of the files as it has; else only the first parent that does counts.
    """
    said = told(root, *_LOG, f"--format={'%x00'.join(_FACTS)}%x00", tip, "--", *paths)
    entries = {each.commit.id: each for each in _entries(said.decode(errors="surrogateescape"))}
    parents = _true_parents(root, [at for at, each in entries.items() if each.changed is None])
    found: dict[str, Stage] = {}
    for at in reversed(entries):
        found[at] = _stage(root, entries[at], found, parents.get(at, ()), paths)
    return {at: found[at] for at in entries}


def _entries(said: str) -> Iterator[_Entry]:
    """What `git log` said: eight facts of a commit, then each changed file's facts and path, everything behind a NUL."""
    words = said.split("\0")
    place = 0
    while place + len(_FACTS) < len(words):
        at, parents, author, mail, when, subject, approved, body = words[place : place + len(_FACTS)]
        place += len(_FACTS) + 1
        changed: dict[str, str] = {}
        while place < len(words) and words[place].lstrip("\n").startswith(":"):
            _, mode, _, after, _ = words[place].split(" ")
            changed[words[place + 1]] = after if mode in FILE else ""
            place += 2
        commit = CommitFacts(at, author, mail, when, subject, body.strip(), tuple(_approvals(approved)))
        yield _Entry(commit, tuple(parents.split()), changed or None)


def _approvals(said: str) -> Iterator[Approval]:
    for each in said.split("\x1f"):
        match = _APPROVAL.fullmatch(each.strip())
        if each.strip():
            yield Approval(match["name"], match["mail"] or "", match["scope"]) if match else Approval(each.strip())


def _stage(
    root: Path, entry: _Entry, found: Mapping[str, Stage], parents: Sequence[str], paths: Sequence[str]
) -> Stage:
    if entry.changed is not None:
        before = entry.parents[0] if entry.parents else ""
        files = {**(found[before].files if before else {}), **entry.changed}
        return Stage(entry.commit, {path: blob for path, blob in files.items() if blob}, (Way(before),))
    files = files_at(root, entry.commit.id, paths)
    if len(parents) == len(entry.parents):
        return Stage(entry.commit, files, tuple(map(Way, entry.parents, parents)))
    # Git leaves out parents without such files, and those that lead to the same commit: their files tell which is which.
    stage_by_files = {tuple(sorted(found[at].files.items())): at for at in reversed(entry.parents)}
    states = [tuple(sorted(files_at(root, parent, paths).items())) for parent in parents]
    return Stage(
        entry.commit,
        files,
        tuple(Way(stage_by_files.get(state, ""), parent) for state, parent in zip(states, parents, strict=True)),
    )


def files_at(root: Path, commit: str, paths: Sequence[str]) -> dict[str, str]:
    """Those of the files that a commit has, path -> id of the content; links are none. Raises GitFailed."""
    lines = told(root, "ls-tree", "-z", commit, "--", *paths).decode(errors="surrogateescape").split("\0")
    parts = [line.partition("\t") for line in lines if line]
    return {path: facts.split(" ")[2] for facts, _, path in parts if facts.startswith(FILE)}


def _true_parents(root: Path, merges: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    if not merges:
        return {}
    lines = told(root, "rev-list", "--no-walk=unsorted", "--parents", "--stdin", stdin="\n".join(merges).encode())
    said = [line.split() for line in lines.decode().splitlines()]
    return {at: tuple(parents) for at, *parents in said}


def changes_of(root: Path, steps: Sequence[tuple[str, str]]) -> tuple[tuple[ChangedFile, ...], ...]:
    """What each commit changed against the parent that stands beside it ('' for its one parent), at and below `root`; files
    that git takes for renamed are one change. One process for all. Raises GitFailed.
    """
    asked = "".join(f"{commit} {parent}".rstrip() + "\n" for commit, parent in steps)
    options = ("--stdin", "-r", "-z", "--raw", "--no-abbrev", "--find-renames", "--relative", "--no-ext-diff")
    said = told(root, "diff-tree", *options, stdin=asked.encode()).decode(errors="surrogateescape")
    found: list[list[ChangedFile]] = [[] for _ in steps]
    number = -1
    words = iter(said.split("\0"))
    for word in words:
        if word.startswith(":"):
            found[number].append(read_change(word, words))
        elif word:
            # What changed nothing is not told of at all.
            number = next(index for index in range(number + 1, len(steps)) if steps[index][0] == word)
    return tuple(map(tuple, found))


def last_touch(root: Path, pattern: str, folder: str) -> tuple[str, tuple[ChangedFile, ...]]:
    """The newest commit that changed how often a pattern (POSIX, extended) stands in the files of a folder, and those of
    its files that did; '' where none did. It looks through the whole history. Raises GitFailed.
    """
    options = ("--max-count=1", "--no-renames", "--format=%H", "--pickaxe-regex", f"-S{pattern}")
    said = told(root, *_LOG, *options, "HEAD", "--", folder).decode(errors="surrogateescape")
    commit, *rest = said.split("\0")
    words = iter(rest)
    return commit, tuple(read_change(facts.lstrip("\n"), words) for facts in words if facts)


def commit_before(root: Path, seconds: int) -> str:
    """The last commit at or before an instant (seconds since 1970) on the line of first parents; '' where there is none.
    Raises GitFailed.
    """
    options = ("--max-count=1", "--first-parent", f"--before={seconds}")
    return told(root, "rev-list", *options, "HEAD", "--").decode().strip()


def facts_of(root: Path, commit: str) -> CommitFacts:
    """Who wrote a commit, and what for. Raises GitFailed."""
    said = told(root, *_LOG, "--no-patch", "--max-count=1", f"--format={'%x00'.join(_FACTS)}%x00", commit, "--")
    return next(_entries(said.decode(errors="surrogateescape"))).commit


def shallow_ends(root: Path) -> frozenset[str]:
    """The commits whose parents were not fetched; none in a whole clone."""
    said = told(root, "rev-parse", "--is-shallow-repository", "--git-path", "shallow").decode().splitlines()
    if said[0] != "true":
        return frozenset()
    return frozenset((root / said[1]).read_text(encoding="utf-8").split())
