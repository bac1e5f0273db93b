"""What omnicat asks of pictures; Pillow is imported when the first is asked."""

import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from omnicat.findings import Finding
from omnicat.images.facts import ImageFacts
from omnicat.images.looks import Looks
from omnicat.images.sheet_tile import SheetTile
from omnicat.images.spec import RenditionSpec


def probe(source: bytes | Path, path: str) -> tuple[ImageFacts | None, tuple[Finding, ...]]:
    """What the header of a picture says, without decoding it. Findings are placed at `path`."""
    from omnicat.images.header import facts_of

    return facts_of(source, path)


def examine(source: bytes | Path, path: str) -> tuple[Looks | None, tuple[Finding, ...]]:
    """What the pixels of a picture say. Findings are placed at `path`; without looks, one says why."""
    from omnicat.images.examining import looks_of

    return looks_of(source, path)


def render(
    source: bytes | Path,
    specs: Sequence[RenditionSpec],
    *,
    path: str,
    overlays: Mapping[str, bytes | Path] | None = None,
    folder: str = "",
) -> tuple[list[bytes | None], tuple[Finding, ...]]:
    """One encoded rendition for each spec, in that order; None where a finding at `path` says why there is none.

    `overlays` are the files of what specs lay over it, by their digest; `folder` stands before their paths in findings.
    """
    from omnicat.images.rendering import renditions

    return renditions(source, specs, path, overlays or {}, folder)


def paint(specs: Sequence[RenditionSpec]) -> list[bytes | None]:
    """The encoded pictures of specs that name their colours and need no original; None where there can be none."""
    from omnicat.images.painting import painted

    return [painted(spec) for spec in specs]


def contact_sheet(tiles: Sequence[SheetTile], title: str, *, columns: int, side: int, form: str) -> bytes:
    """Small pictures with words below them as one picture, a JPEG or PNG (`form`); `side` is how wide and high the
    largest of them is, in pixels."""
    from omnicat.images.sheet import contact_sheet

    return contact_sheet(tiles, title, columns=columns, side=side, form=form)


def encoder_version() -> str:
    """The versions of all that decides a rendition's bytes: a part of its cache key."""
    from omnicat.images.encoding import version

    return version()


def encoder_mark() -> bytes:
    """What is another as soon as Pillow, a codec or the resizer is, told without importing it; empty where that can't
    be told.

    Pillow's wheels bring their codecs along. Where it uses those of the system they can change without it.
    """
    found = find_spec("PIL")
    if found is None or not found.origin:
        return b""
    folder = Path(found.origin).parent
    brought = [each for each in (folder.parent / "pillow.libs", folder / ".dylibs") if each.is_dir()]
    if not brought and os.name != "nt":
        return b""
    resizer = find_spec("cykooz_resizer")
    beside = [Path(resizer.origin).parent] if resizer and resizer.origin else []
    stats = [(entry.name, entry.stat()) for each in (folder, *brought, *beside) for entry in os.scandir(each)]
    return repr(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)).encode()
