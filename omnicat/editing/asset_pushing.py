"""Originals go to the object store; git keeps their records with their digests."""

from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path

from omnicat.catalog.asset_elsewhere import KEY, said_of
from omnicat.documents import Set
from omnicat.editing.asset_records import planned
from omnicat.editing.setting import Edited, Refused
from omnicat.errors import OmnicatError
from omnicat.looking.asset_library import ROOT
from omnicat.model.asset import Asset
from omnicat.pipeline.bringing import ORIGINALS
from omnicat.renditions.kept_originals import Progress, kept_at, take
from omnicat.repository import Version


def plan_push(assets: Iterable[Asset], files: Version) -> tuple[tuple[Edited, ...], tuple[Refused, ...]]:
    """The records that will say what their originals are, and what is refused."""
    several = tuple(assets)
    refused = tuple(
        Refused(each.path, "its content was not fetched", "run `git lfs pull`") for each in several if not each.fetched
    )
    edited, more = planned(several, lambda asset, _: (Set(KEY, said_of(asset)),), files)
    return edited, (*refused, *more)


def push(assets: Iterable[Asset], root: Path, place: str, progress: Progress | None = None) -> int:
    """Puts the originals there; how many were new. `progress` is told how many are there, of how many. Raises OmnicatError,
    also where one changed meanwhile."""
    files = [(root / ROOT / each.path, each.digest) for each in assets]
    for path, digest in files:
        with path.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != digest:
                raise OmnicatError(f"'{path.name}' changed meanwhile", "run it again")
    new = 0
    for done, is_new in enumerate(take(files, place), 1):
        new += is_new
        if progress:
            progress(done, len(files))
    return new


def put_aside(assets: Iterable[Asset], root: Path) -> None:
    """Originals that the object store has leave the catalog's folder for those that are kept by content."""
    for each in assets:
        target = kept_at(root / ORIGINALS, each.digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        (root / ROOT / each.path).replace(target)
