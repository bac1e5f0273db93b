"""The three things omnicat asks of pictures; Pillow is imported when the first is asked."""

from collections.abc import Sequence
from pathlib import Path

from omnicat.findings import Finding
from omnicat.images.facts import ImageFacts
from omnicat.images.spec import RenditionSpec


def probe(source: bytes | Path, path: str) -> tuple[ImageFacts | None, tuple[Finding, ...]]:
    """What the header of a picture says, without decoding it. Findings are placed at `path`."""
    from omnicat.images.header import facts_of

    return facts_of(source, path)


def render(
    source: bytes | Path, specs: Sequence[RenditionSpec], *, path: str
) -> tuple[list[bytes | None], tuple[Finding, ...]]:
    """One encoded rendition for each spec, in that order; None where a finding at `path` says why there is none."""
    from omnicat.images.rendering import renditions

    return renditions(source, specs, path)


def encoder_version() -> str:
    """The versions of all that decides a rendition's bytes: a part of its cache key."""
    from omnicat.images.encoding import version

    return version()
