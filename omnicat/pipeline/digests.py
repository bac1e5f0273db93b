"""The digest of every product file; only files that are new or changed are read for it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from omnicat.cache import FileFacts, SeenFiles, State, digest_of, stamp_of
from omnicat.catalog import product_paths
from omnicat.repository import Folder, Version
from omnicat.repository.sweep import Seen

if TYPE_CHECKING:
    from omnicat.repository import Revision

DIGEST_OF_BLOB = b"digest of a blob"


def product_digests(files: Version, state: State) -> Iterator[tuple[str, bytes]]:
    """Path and digest of each, by path. What was read is kept: of a folder by what the system says of the file, of a commit by
    the id that git gives the content.
    """
    return _of_folder(files, state) if isinstance(files, Folder) else _of_commit(files, state)


def _of_folder(files: Folder, state: State) -> Iterator[tuple[str, bytes]]:
    seen, now = SeenFiles(state), state.now()
    stamps = (
        (path, stamp_of(size, modified, changed, node, now))
        for path, size, modified, changed, node in _those(files.seen, product_paths(files))
    )
    yield from seen.digests(stamps, files.read)
    seen.keep()


def _of_commit(files: "Revision", state: State) -> Iterator[tuple[str, bytes]]:
    facts = FileFacts(state, DIGEST_OF_BLOB)
    paths = product_paths(files)
    blobs = ((path, bytes.fromhex(files.blob_of(path))) for path in paths)
    return zip(paths, facts.of(blobs, lambda path: digest_of(files.read(path))), strict=True)


def _those(seen: Iterable[Seen], paths: Iterable[str]) -> Iterator[Seen]:
    """The files with these paths; both are sorted."""
    wanted = iter(paths)
    path = next(wanted, None)
    for each in seen:
        if each[0] == path:
            yield each
            path = next(wanted, None)
