"""A build of an earlier state: where it goes, so that nothing of it is published by the next `publish`."""

import os
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.pipeline.building import Place
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.unchanged import DIST, manifest_in
from omnicat.repository.places import PLACES


def place_of(root: Path, commit: str, into: Path | None) -> Place:
    """The folder that is named, or one for the commit. Raises OmnicatError where it holds what no such build made."""
    target = into or root / STATE / "as-of" / commit[:10]
    place = Place(target, target.with_name(f".{target.name}.omnicat"))
    if into is None:
        return place
    _refuse_own(root, target)
    if target.exists() and not target.is_dir():
        raise OmnicatError(f"'{into}' is a file", "name a folder with --into")
    is_empty = not target.exists() or not any(target.iterdir())
    if not is_empty and manifest_in(place.dist, place.work) is None:
        raise OmnicatError(f"'{into}' holds files that no build made", "name an empty folder with --into, or a new one")
    return place


def shown(place: Place, start: Path) -> str:
    """The folder as a person in `start` would name it."""
    return os.path.relpath(place.dist, start).replace(os.sep, "/")


def _refuse_own(root: Path, target: Path) -> None:
    """What the catalog is made of, and what is published next, stays as it is."""
    here = target.resolve()
    own = (root, *(root / each for each in (*PLACES, DIST, ".git")))
    if here == root or root.is_relative_to(here) or any(here.is_relative_to(each) for each in own[1:]):
        why = "dist/ is what the next publish ships" if here == root / DIST else "it is a part of the catalog"
        raise OmnicatError(f"an earlier state can't be built into '{target}': {why}", "name another folder with --into")
