"""Which files differ between two commits, or between one and the files as they are now."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from omnicat.repository.blobs import EMPTY_MODE, LINK
from omnicat.repository.git import told
from omnicat.repository.pointers import fetched
from omnicat.repository.revisions import Range


class ChangedFile(Struct, frozen=True):
    """A file before and after; a path is '' where there was none, or is none. `before` and `after` are ids of contents: '' for
    none, and `after` is '' too where only the folder has it.
    """

    was: str
    path: str
    before: str
    after: str
    is_link: bool = False


def changed_files(root: Path, between: Range) -> tuple[ChangedFile, ...]:
    """Every file at and below `root` that differs, by path; a file that git takes for renamed is one change. New files that git
    does not know yet are among them where the files as they are now are compared. Raises GitFailed.
    """
    ends = (between.base, between.head) if between.head else (between.base,)
    options = ("--raw", "-z", "--relative", "--no-abbrev", "--find-renames", "--ignore-submodules")
    words = iter(told(root, "diff", *options, *ends, "--").decode(errors="surrogateescape").split("\0"))
    found = [read_change(facts, words) for facts in words if facts]
    # A file in conflict is told of twice, once without any content.
    found = [each for each in found if each.path or each.was]
    if not between.head:
        found = _without_fetched(root, found)
        new_files = told(root, "ls-files", "--others", "--exclude-standard", "-z").decode(errors="surrogateescape")
        # A folder is named where it is a repository of its own.
        found += [ChangedFile("", path, "", "") for path in new_files.split("\0") if path and path[-1] != "/"]
    return tuple(sorted(found, key=lambda each: each.path or each.was))


def read_change(facts: str, paths: Iterator[str]) -> ChangedFile:
    """A change as git tells it with `--raw -z`: its facts, and behind them one path, or two where it was renamed."""
    old_mode, mode, before, after, status = facts.removeprefix(":").split(" ")
    path = next(paths)
    new = next(paths) if status[0] in "RC" else path
    return ChangedFile(
        "" if old_mode == EMPTY_MODE else path,
        "" if mode == EMPTY_MODE else new,
        _known(before),
        _known(after),
        LINK in (old_mode, mode),
    )


def _without_fetched(root: Path, found: list[ChangedFile]) -> list[ChangedFile]:
    """All but files that hold what Git LFS put there for a pointer: that is the filter's work, which was not asked."""
    may_be = [each for each in found if each.was == each.path and each.before and not each.after and not each.is_link]
    same = fetched(root, {each.path: each.before for each in may_be})
    return [each for each in found if each.path not in same]


def _known(blob: str) -> str:
    return blob if blob.strip("0") else ""
