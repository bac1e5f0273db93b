"""What is published of an original that is no plain picture: a copy of it, and a picture of what it shows."""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec

from omnicat.findings import Finding
from omnicat.originals.findings import Refused, unreadable
from omnicat.originals.source import Source, opened
from omnicat.originals.svg_names import SVG_RECIPE

# Counts up when the same original gives another picture, though no library changed.
RECIPE = 1

PICTURED = {"video": "av", "document": "pypdfium2"}
"""What makes a picture of an original of that kind."""


def picture_of(source: Source, path: str, kind: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """A frame of a video or the first page of a document as a PNG; None where a finding at `path` says why there is
    none."""
    from omnicat.originals import film, pdf

    try:
        with opened(source) as stream:
            return (film.poster if kind == "video" else pdf.first_page)(stream, path), ()
    except Refused as refused:
        return None, (refused.found,)
    except OSError as error:
        return None, (unreadable(path, (error.strerror or "it is no file").lower()).found,)


def published(content: bytes, path: str, kind: str) -> bytes:
    """What is published of an original: a drawing without what runs or fetches, all else as it is. Raises Refused."""
    if kind != "vector":
        return content
    from omnicat.originals.svg import safe_copy

    return safe_copy(content, path)


def copy_mark(digest: str, kind: str) -> str:
    """64 hex digits that are others as soon as the published copy is."""
    return sha256(f"{digest} {SVG_RECIPE}".encode()).hexdigest() if kind == "vector" else digest


def installed() -> str:
    """What is another as soon as one of the libraries is there, or is no more; they are not loaded for that."""
    return "".join("1" if find_spec(name) else "0" for name in ("av", "pillow_heif", "pypdfium2"))


def picture_mark(kind: str) -> str:
    """What is another as soon as pictures of this kind of original are: a part of their key."""
    return _mark(PICTURED.get(kind, ""))


def heic_mark() -> str:
    """The same of photos in HEIC, which Pillow reads by a library of its own."""
    return _mark("pillow-heif")


@cache
def _mark(library: str) -> str:
    # It takes longer to import than all else that a lint needs of originals.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"picture {RECIPE}; {library} {version(library)}"
    except PackageNotFoundError:
        return f"picture {RECIPE}; {library} none"
