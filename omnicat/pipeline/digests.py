"""The digest of every product file; only files that are new or changed are read for it."""

from collections.abc import Iterator

from omnicat.cache import SeenFiles, stamp_of
from omnicat.catalog import product_paths
from omnicat.repository import Folder


def product_digests(files: Folder, seen: SeenFiles, now: int) -> Iterator[tuple[str, bytes]]:
    """Path and digest of each, by path; `now` is the file system's time. `seen.keep` keeps what was read."""
    wanted = frozenset(product_paths(files))
    stamps = (
        (path, stamp_of(size, modified, changed, node, now))
        for path, size, modified, changed, node in files.seen
        if path in wanted
    )
    return seen.digests(stamps, files.read)
