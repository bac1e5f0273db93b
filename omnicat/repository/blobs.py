"""Contents that git keeps, by their ids, read through one process for all of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from omnicat.repository.git import GitFailed, talking, told

FILE = ("100644", "100755")
LINK = "120000"
EMPTY_MODE = "000000"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit: the id of its content, and whether it is a link."""

    blob: str
    is_link: bool = False


def tree(root: Path, commit: str) -> Mapping[str, Entry]:
    """Every file that a commit has at and below `root`, by its path from there. Raises GitFailed."""
    found: dict[str, Entry] = {}
    for line in told(root, "ls-tree", "-r", "-z", commit).split(b"\0"):
        facts, _, path = line.partition(b"\t")
        mode, _, blob = facts.decode().partition(" blob ")
        if mode in (*FILE, LINK):
            found[path.decode(errors="surrogateescape")] = Entry(blob.strip(), mode == LINK)
    return found


def contents(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each id with what it stands for, in the order asked for. Raises GitFailed where git does not have one."""
    with talking(root, "cat-file", "--batch") as (asks, says):
        for blob in blobs:
            asks.write(f"{blob}\n".encode())
            asks.flush()
            told_of = says.readline().decode().split()
            if len(told_of) != 3:
                raise GitFailed(f"git has no content '{blob}'", "fetch it: `git fetch --refetch`")
            yield blob, says.read(int(told_of[2]))
            says.read(1)
