"""Who sits here, and which branch others branch off: what git's settings say."""

from pathlib import Path

from omnicat.repository.git import asked
from omnicat.repository.revisions import Range, commit_of, common

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""The names that the default branch may have, the first that there is."""


def my_mail(root: Path) -> str:
    """The mail that commits made here have; '' where git has none."""
    answer = asked(root, "var", "GIT_COMMITTER_IDENT")
    return answer.stdout.decode(errors="replace").partition("<")[2].partition(">")[0] if not answer.returncode else ""


def since_default_branch(root: Path, base: str = "", head: str = "") -> Range:
    """From where `head` (what is checked out, if not said) left `base` (the default branch, if not said), to `head`. Raises
    GitFailed where there is none, or they have nothing in common.
    """
    end = commit_of(root, head or "HEAD")
    start = commit_of(root, base or default_branch(root))
    return Range(common(root, start, end), end)


def default_branch(root: Path) -> str:
    """The name of the branch that others branch off."""
    for name in BRANCHES:
        if not asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode:
            return name
    return BRANCHES[-2]
