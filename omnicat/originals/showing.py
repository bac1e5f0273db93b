"""What is published of an original that is no plain picture: a copy of it, and a picture of what it shows."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from omnicat.findings import Finding
from omnicat.originals.findings import Refused, unreadable
from omnicat.originals.source import Source, opened

# Counts up when the same original gives another picture, though no library changed.
RECIPE = 1

LIBRARIES = {"video": "av", "document": "pypdfium2"}
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


def installed() -> str:
    """What is another as soon as one of the libraries is there, or is no more; they are not loaded for that."""
    return "".join("1" if find_spec(name) else "0" for name in ("av", "pillow_heif", "pypdfium2"))


def picture_mark(kind: str) -> str:
    """What is another as soon as pictures of this kind of original are: a part of their key."""
    library = LIBRARIES.get(kind, "")
    try:
        return f"picture {RECIPE}; {library} {version(library)}"
    except PackageNotFoundError:
        return f"picture {RECIPE}; {library} none"
