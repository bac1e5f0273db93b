"""The files of a commit and of a folder, with their hashes."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.looking.releases.contents import ReleasedFile
from omnicat.repository import contents, revision_of

# https://github.com/git-lfs/git-lfs/blob/v3.6.0/docs/spec.md: what git itself has of a file that Git LFS keeps
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n"
)
_MOST_POINTER = 1024

PIECE = 1 << 20


def files_of_commit(root: Path, commit: str) -> Iterator[ReleasedFile]:
    """Every file of the catalog as a commit has it: the bytes git keeps, or those that a pointer of Git LFS stands for."""
    revision = revision_of(root, commit)
    paths = revision.paths()
    blobs = [revision.blob_of(path) for path in paths]
    for path, (_, content) in zip(paths, contents(root, blobs), strict=True):
        pointer = _POINTER.fullmatch(content) if len(content) <= _MOST_POINTER else None
        if pointer:
            yield ReleasedFile(path, pointer[1].decode(), int(pointer[2]))
        else:
            yield ReleasedFile(path, hashlib.sha256(content).hexdigest(), len(content))


def files_of_folder(folder: Path) -> Iterator[ReleasedFile]:
    """Every file below a folder, by its path from there. A link is listed with no hash: it may lead anywhere.

    Raises OmnicatError where one can't be read.
    """
    for here, folders, names in os.walk(folder, onerror=_stop):
        folders.sort()
        linked = [name for name in folders if os.path.islink(os.path.join(here, name))]  # noqa: PTH114, PTH118
        for name in sorted((*names, *linked)):
            yield _file(folder, Path(here) / name)


def _file(folder: Path, path: Path) -> ReleasedFile:
    named = path.relative_to(folder).as_posix()
    if path.is_symlink() or not path.is_file():
        return ReleasedFile(named, "", 0)
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        _stop(error)
    return ReleasedFile(named, digest.hexdigest(), size)


def _stop(error: OSError) -> None:
    raise OmnicatError(f"can't read '{error.filename}': {error.strerror}", "check its permissions") from error
