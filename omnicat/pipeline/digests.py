"""The digest of every product file; only files that are new or changed are read for it."""

from collections.abc import Iterable, Iterator

from omnicat.cache import SeenFiles, stamp_of
from omnicat.catalog import product_paths
from omnicat.repository import Folder
from omnicat.repository.sweep import Seen


def product_digests(files: Folder, seen: SeenFiles, now: int) -> Iterator[tuple[str, bytes]]:
    """Path and digest of each, by path; `now` is the file system's time. `seen.keep` keeps what was read."""
    stamps = (
        (path, stamp_of(size, modified, changed, node, now))
        for path, size, modified, changed, node in _those(files.seen, product_paths(files))
    )
    return seen.digests(stamps, files.read)


def _those(seen: Iterable[Seen], paths: Iterable[str]) -> Iterator[Seen]:
    """The files with these paths; both are sorted."""
    wanted = iter(paths)
    path = next(wanted, None)
    for each in seen:
        if each[0] == path:
            yield each
            path = next(wanted, None)
