"""The files that a merge left to people, as git's index has them, and how they are settled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from omnicat.repository.git import asked, told

CONTINUE: Mapping[str, str] = {
    "MERGE_HEAD": "git merge --continue",
    "rebase-merge": "git rebase --continue",
    "rebase-apply": "git rebase --continue",
    "CHERRY_PICK_HEAD": "git cherry-pick --continue",
    "REVERT_HEAD": "git revert --continue",
}


class Unmerged(Struct, frozen=True):
    """A file that is not merged. `path` runs from the folder asked about; a side may have deleted it."""

    path: str
    has_base: bool
    has_ours: bool
    has_theirs: bool


def unmerged_files(root: Path) -> tuple[Unmerged, ...]:
    """Those in the folder, sorted. Raises GitFailed outside of a repository."""
    stages: dict[str, set[str]] = {}
    for row in told(root, "ls-files", "--unmerged", "-z").decode(errors="surrogateescape").split("\0"):
        facts, has_path, path = row.partition("\t")
        if has_path:
            stages.setdefault(path, set()).add(facts.split()[-1])
    return tuple(Unmerged(path, "1" in has, "2" in has, "3" in has) for path, has in sorted(stages.items()))


def keep_side(root: Path, file: Unmerged, side: Literal["ours", "theirs"]) -> None:
    """The whole file as that side has it, or gone where that side has deleted it."""
    if file.has_ours if side == "ours" else file.has_theirs:
        told(root, "checkout", f"--{side}", "--", file.path)
        stage(root, file.path)
    else:
        told(root, "rm", "-q", "--", file.path)


def stage(root: Path, path: str) -> None:
    """Tells git that the file is merged."""
    told(root, "add", "--", path)


def how_to_continue(root: Path) -> str:
    """The command that ends what git is in the midst of; empty where it is in none."""
    for name, command in CONTINUE.items():
        place = asked(root, "rev-parse", "--git-path", name).stdout.decode(errors="surrogateescape").strip()
        if place and (root / place).exists():
            return command
    return ""
