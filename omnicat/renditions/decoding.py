"""Files are given to decoders: in this process, or, where a decoder may hang on one, in another that can be stopped."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from omnicat import images, originals
from omnicat.executor import Stopped, guarded
from omnicat.findings import Finding
from omnicat.images import IN_FLIGHT, Looks, RenditionSpec, given_up, is_doubtful, probe, seconds_for
from omnicat.originals import PICTURED, Facts

Source = bytes | Path
Found = tuple[Finding, ...]
Made = TypeVar("Made")

SECONDS: Mapping[str, float] = {"document": 5.0, "video": 20.0}
"""From one whole frame of a film to the next it may be 250, and each may be 4K."""


def drawn(
    source: Source,
    specs: Sequence[RenditionSpec],
    *,
    path: str,
    kind: str,
    overlays: Mapping[str, Source] | None = None,
    folder: str = "",
) -> tuple[list[bytes | None], Found]:
    """As `images.render`, of an original of any kind that there is a picture of."""
    if kind in PICTURED:
        picture, problems = _told(originals.picture_of, source, path, kind, path=path, seconds=SECONDS[kind])
        if picture is None:
            return [None] * len(specs), problems
        source = picture
    work = partial(images.render, path=path, overlays=overlays, folder=folder)
    if not is_doubtful(source, specs):
        return work(source, specs)
    made, findings = _of_picture(work, source, specs, path=path, seconds=seconds_for(specs))
    return made or [None] * len(specs), findings


def examine_picture(source: Source, path: str) -> tuple[Looks | None, Found]:
    """As `images.examine`."""
    if not is_doubtful(source):
        return images.examine(source, path)
    return _of_picture(images.examine, source, path, path=path, seconds=seconds_for())


def examine(source: Source, path: str, kind: str) -> tuple[Facts | None, Found]:
    """As `originals.examine`."""
    if not originals.is_decoded(source, kind):
        return originals.examine(source, path, kind)
    return _told(originals.examine, source, path, kind, path=path, seconds=SECONDS[kind])


def _of_picture(
    work: Callable[..., tuple[Made | None, Found]], source: Source, *rest: Any, path: str, seconds: float
) -> tuple[Made | None, Found]:
    """No more is decoded at once than without other processes."""
    facts, _ = probe(source, path)
    with IN_FLIGHT.room(facts.width * facts.height) if facts else nullcontext():
        return _told(work, source, *rest, path=path, seconds=seconds)


def _told(
    work: Callable[..., tuple[Made | None, Found]], *arguments: Any, path: str, seconds: float
) -> tuple[Made | None, Found]:
    try:
        return guarded(work, *arguments, seconds=seconds)
    except Stopped as stopped:
        return None, (given_up(path, stopped.why),)
