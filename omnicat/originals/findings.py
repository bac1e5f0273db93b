"""What is wrong with an original that is no plain picture, said at its file."""

from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.images.rules import EMPTY, GIT_LFS_POINTER, UNREADABLE

COPY_AGAIN = "copy the file again from where it came from, or export it again"


class Refused(Exception):
    """An original that can't be used. `found` says why."""

    def __init__(self, found: Finding) -> None:
        super().__init__(found.message)
        self.found = found


def about(rule: Rule, path: str, message: str, hint: str) -> Finding:
    """A finding about the asset at `path`, which runs from the catalog's root."""
    return finding(rule, Location(path), message, hint, subject=Subject("asset", path))


def unreadable(path: str, cause: str, hint: str = COPY_AGAIN) -> Refused:
    """The file is damaged, or is not what it should be."""
    return Refused(about(UNREADABLE, path, f"'{name_of(path)}' can't be read: {cause}", hint))


def empty(path: str) -> Refused:
    """There is nothing in the file."""
    return Refused(about(EMPTY, path, f"'{name_of(path)}' is empty", "copy the file again from where it came from"))


def not_fetched(path: str) -> Finding:
    """What is there is a pointer of Git LFS."""
    message = f"'{name_of(path)}' is a Git LFS pointer, its content was not fetched"
    return about(GIT_LFS_POINTER, path, message, "run `git lfs pull`")


def name_of(path: str) -> str:
    """The file's own name."""
    return path.rpartition("/")[2]
