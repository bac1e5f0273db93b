"""Who sits here, and which branch others branch off: what git's settings say."""

from pathlib import Path

from msgspec import Struct

from omnicat.repository.git import asked
from omnicat.repository.revisions import Range, commit_of, common

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""The names that the default branch may have, the first that there is."""


def my_mail(root: Path) -> str:
    """The mail that commits made here have; '' where git has none."""
    answer = asked(root, "var", "GIT_COMMITTER_IDENT")
    return answer.stdout.decode(errors="replace").partition("<")[2].partition(">")[0] if not answer.returncode else ""


class Merge(Struct, frozen=True):
    """What is to be merged into a commit: `between` begins where the two parted. All are ids."""

    between: Range
    into: str


def merge_of(root: Path, between: str = "", base: str = "") -> Merge:
    """What `BASE..HEAD` names (three dots are the same), or BASE alone with what is checked out; with `base` apart, `between` is
    the head. Where nothing is said the base is the default branch. Raises GitFailed where they have nothing in common, or
    one of them does not exist.
    """
    first, dots, second = between.partition("..")
    named, head = (first, second.removeprefix(".")) if dots else ("", between) if base else (between, "")
    into = commit_of(root, base or named or default_branch(root))
    end = commit_of(root, head or "HEAD")
    return Merge(Range(common(root, into, end), end), into)


def default_branch(root: Path) -> str:
    """The name of the branch that others branch off."""
    for name in BRANCHES:
        if _is_known(root, name):
            return name
    return BRANCHES[-2]


def branch_of_others(root: Path) -> str:
    """The same as a host names it: without the name of the remote, and of a repository without any commit the one to come."""
    for name in ("refs/remotes/origin/HEAD", "HEAD"):
        answer = asked(root, "symbolic-ref", "--quiet", "--short", name)
        said = answer.stdout.decode(errors="replace").strip()
        if not answer.returncode and (name != "HEAD" or not _is_known(root, "HEAD")):
            return said.removeprefix("origin/")
    return default_branch(root).removeprefix("origin/")


def _is_known(root: Path, name: str) -> bool:
    return not asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode
