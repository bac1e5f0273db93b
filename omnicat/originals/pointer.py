"""What Git LFS leaves in place of a large file: a few lines that say which content belongs there."""

import re

from msgspec import Struct

# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, read 2026-08: less than 1024 bytes, the version first
LONGEST_POINTER = 1024
START = b"version https://git-lfs.github.com/spec/v1"
SAYS = re.compile(rb"^oid sha256:([0-9a-f]{64})$.*?^size ([0-9]{1,18})$", re.MULTILINE | re.DOTALL)


class Pointer(Struct, frozen=True):
    """The sha256 of the content that is elsewhere, and its size in bytes; '' and 0 where the pointer is torn."""

    digest: str = ""
    size: int = 0


def pointer_of(content: bytes) -> Pointer | None:
    """The pointer that a file is; None where it is none."""
    if not content.startswith(START):
        return None
    said = SAYS.search(content[:LONGEST_POINTER])
    return Pointer(said[1].decode(), int(said[2])) if said else Pointer()
