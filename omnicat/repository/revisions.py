"""What a person calls a revision: a commit's id, a branch, a tag, a range of two."""

from pathlib import Path

from msgspec import Struct

from omnicat.repository.git import GitFailed, asked, failure, told

FETCH_ALL = "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow"


class Range(Struct, frozen=True):
    """Two commits to compare, by their ids. `head` is '' for the files as they are now."""

    base: str
    head: str


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that a revision names. Raises GitFailed where there is none, or no repository."""
    here = asked(root, "rev-parse", "--git-dir")
    if here.returncode:
        raise failure(root, here)
    if "\0" in revision:
        raise _unknown(root, revision)
    # Before --end-of-options a revision such as `--all` would be an option of git's.
    # What is sought by its message is a commit, and what followed would be part of the message.
    sought = revision if revision.startswith(":/") else f"{revision}^{{commit}}"
    answer = asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", sought)
    found = (answer.stdout.decode(errors="replace").split() or [""])[-1]
    if answer.returncode or not found.isalnum():
        raise _unknown(root, revision)
    return found


def is_revision(root: Path, words: str) -> bool:
    """Whether git knows a commit by that name, or by each of the two of a range."""
    try:
        range_of(root, words)
    except GitFailed:
        return False
    return True


def range_of(root: Path, base: str = "", head: str = "") -> Range:
    """What `[BASE] [HEAD]`, `BASE..HEAD` or `BASE...HEAD` names; three dots start where the two histories part. Nothing is the
    files as they are now against HEAD; BASE alone is those against BASE. Raises GitFailed.
    """
    for dots in ("...", ".."):
        if not head and dots in base:
            first, _, second = base.partition(dots)
            ends = Range(commit_of(root, first or "HEAD"), commit_of(root, second or "HEAD"))
            return Range(common(root, ends.base, ends.head), ends.head) if dots == "..." else ends
    return Range(commit_of(root, base or "HEAD"), commit_of(root, head) if head else "")


def common(root: Path, one: str, other: str) -> str:
    """The commit where two histories part. Raises GitFailed where they have none in common."""
    answer = asked(root, "merge-base", one, other)
    if answer.returncode:
        raise GitFailed(f"'{one[:10]}' and '{other[:10]}' have no commit in common", FETCH_ALL)
    return answer.stdout.decode().split()[0]


def _unknown(root: Path, revision: str) -> GitFailed:
    if not told(root, "rev-list", "--max-count=1", "--all").strip():
        return GitFailed("nothing is committed yet", "commit first: `git add --all && git commit`")
    is_shallow = told(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    return GitFailed(
        f"git knows no revision '{revision}'", FETCH_ALL if is_shallow else "name another, or fetch it first"
    )
