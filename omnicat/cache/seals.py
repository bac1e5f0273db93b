"""Bytes that show whether they are still what was kept, and where they belong."""

from zlib import crc32

SIZE = 4


class Damaged(Exception):
    """What is kept is not what was written: it has to be made anew."""


def sealed(content: bytes, place: bytes) -> bytes:
    """The content with its checksum, which also tells for which place it was made."""
    return content + crc32(content, crc32(place)).to_bytes(SIZE, "big")


def unsealed(kept: object, place: bytes) -> bytes:
    """The content that was sealed for the place. Raises Damaged where it is another, or stood elsewhere."""
    if not isinstance(kept, bytes):
        raise Damaged
    content = kept[:-SIZE]
    if crc32(content, crc32(place)).to_bytes(SIZE, "big") != kept[-SIZE:]:
        raise Damaged
    return content
