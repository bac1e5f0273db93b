"""Files in the folder that hold what a committed pointer of Git LFS stands for."""

from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

from omnicat.repository.blobs import contents
from omnicat.repository.git import told

# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, read 2026-08: less than 1024 bytes, the version first
LONGEST = 1024
START = b"version https://git-lfs.github.com/spec/v1"


def fetched(root: Path, blobs: Mapping[str, str]) -> frozenset[str]:
    """Those of the files, by path from `root` with the id that git has for each, that differ from a pointer only in that its
    content has come. Raises GitFailed.
    """
    if not blobs:
        return frozenset()
    asks = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    sizes = told(root, "cat-file", "--batch-check=%(objectsize)", stdin=asks).decode().splitlines()
    small = {
        path: blob
        for (path, blob), size in zip(blobs.items(), sizes, strict=True)
        if size.isdigit() and int(size) < LONGEST
    }
    told_of = dict(contents(root, small.values()))
    pointers = {path: told_of[blob] for path, blob in small.items() if told_of[blob].startswith(START)}
    return frozenset(path for path, pointer in pointers.items() if _stands_for(pointer, root / path))


def _stands_for(pointer: bytes, file: Path) -> bool:
    lines = pointer.splitlines()
    try:
        if b"size %d" % file.stat().st_size not in lines:
            return False
        with file.open("rb") as content:
            return b"oid sha256:" + file_digest(content, "sha256").hexdigest().encode() in lines
    except OSError:
        return False
