"""Contents that git keeps, by their ids, read through one process for all of them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from omnicat.repository.git import talking, told
from omnicat.repository.reader import answer

FILE = ("100644", "100755")
LINK = "120000"
KNOWN = frozenset((*FILE, LINK))
EMPTY_MODE = "000000"

AT_ONCE = 64


class Entry(Struct, frozen=True):
    """A file of a commit: the id of its content, and whether it is a link."""

    blob: str
    is_link: bool = False


def tree(root: Path, commit: str, *places: str) -> Mapping[str, Entry]:
    """Every file that a commit has at and below `root`, by its path from there; only those in `places`, where any are named.
    Raises GitFailed.
    """
    found: dict[str, Entry] = {}
    # The facts of a line are `100644 blob ID`: there are as many as there are files, so nothing is looked for in them.
    for line in told(root, "ls-tree", "-r", "-z", commit, "--", *places).decode(errors="surrogateescape").split("\0"):
        mode = line[:6]
        if mode in KNOWN:
            facts, _, path = line.partition("\t")
            found[path] = Entry(facts[12:], mode == LINK)
    return found


def contents(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each id with what it stands for, in the order asked for. Raises GitFailed where git does not have one."""
    with talking(root, "cat-file", "--batch") as (asks, says):
        waiting = iter(blobs)
        # So many fit into a pipe, so that neither waits for the other.
        while together := tuple(islice(waiting, AT_ONCE)):
            asks.write("".join(f"{each}\n" for each in together).encode())
            asks.flush()
            for blob in together:
                yield blob, answer(says, blob)
