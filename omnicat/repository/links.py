"""Where a link of a commit leads, as the system would follow it if the commit were checked out."""

from collections.abc import Callable, Mapping

from omnicat.repository.blobs import Entry
from omnicat.repository.places import PLACES

MOST_LINKS = 40
"""So many are followed for one path, as Linux does (path_resolution(7))."""


def resolved(
    path: str, tree: Mapping[str, Entry], target: Callable[[str], str], *, is_folder: bool = False
) -> str | None:
    """The path, with no link in it, of the file or folder that is meant; None where there is none in the catalog's places.

    `tree` has the files and links of the commit, `target` tells what a link says.
    """
    here: list[str] = []
    ahead = path.split("/")[::-1]
    followed = 0
    while ahead:
        name = ahead.pop()
        if name == ".." and not here:
            return None
        if name in ("", "."):
            continue
        if name == "..":
            here.pop()
            continue
        here.append(name)
        entry = tree.get("/".join(here))
        if entry and entry.is_link:
            said = target("/".join(here))
            followed += 1
            # A commit is the same everywhere: what is at an absolute path is not part of it.
            if said.startswith("/") or followed > MOST_LINKS:
                return None
            here.pop()
            ahead += said.split("/")[::-1]
    found = "/".join(here)
    is_there = any(each.startswith(f"{found}/") for each in tree) if is_folder else found in tree
    return found if is_there and here[0] in PLACES else None
