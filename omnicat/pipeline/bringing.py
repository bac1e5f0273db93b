"""Originals that only the object store has come here before anything is made of them."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.findings import Finding
from omnicat.model.asset import Asset
from omnicat.originals import NOT_IN_STORE, about
from omnicat.outputs import write_file
from omnicat.pipeline.opening import STATE, Opened
from omnicat.pipeline.remembered import Shown
from omnicat.renditions import Store, Wanted
from omnicat.renditions.kept_originals import FOLDER, bring, kept_at, missing_here
from omnicat.repository import Folder

ASSETS = "assets"
ORIGINALS = f"{STATE}/{FOLDER}"
"""Where they are kept, by content, below the catalog's folder."""


def needed_here(
    wanted: Iterable[Wanted], products: Iterable[Shown], opened: Opened, store: Store
) -> Mapping[str, Asset]:
    """The originals elsewhere that a build needs: those of renditions that are not kept, and those that are copied."""
    assets = {path: each for path, each in opened.shop.model.assets.items() if each.elsewhere}
    if not assets:
        return {}
    return {path: assets[path] for path in sorted(_needed(wanted, products, store) & assets.keys())}


def brought(needed: Mapping[str, Asset], opened: Opened) -> tuple[Finding, ...]:
    """Fetches them; what could not be had, said at their paths. Raises OmnicatError where the store can't be reached,
    or none is named."""
    folder, place = opened.files.root / ORIGINALS, opened.shop.model.settings.originals
    digests = {path: each.digest for path, each in needed.items()}
    missing = missing_here(digests, folder)
    if not missing:
        return ()
    if not place:
        path = next(iter(missing))
        raise OmnicatError(
            f"the original 'assets/{path}' is not here, and catalog.yaml names no place that has it",
            "say `assets: s3://bucket/folder` in catalog/catalog.yaml",
        )
    return tuple(_not_had(bring(missing, place, folder)))


def original_at(originals: Path, kept: Path, path: str, asset: Asset | None) -> Path:
    """Where the content of an original is read from: the folder of originals, or that of those that were brought."""
    return kept_at(kept, asset.digest) if asset and asset.elsewhere else originals / path


@contextmanager
def originals_of(opened: Opened, work: Path) -> Iterator[Path]:
    """The folder of originals: the catalog's own; of a commit one that is there until the end of the block, to be filled."""
    if isinstance(opened.files, Folder):
        yield opened.files.root / ASSETS
        return
    folder = work / ASSETS
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # others may still need it
            work.rmdir()


def lay_out(folder: Path, wanted: Iterable[Wanted], products: Iterable[Shown], opened: Opened, store: Store) -> None:
    """Puts the originals of a commit into the folder that a build needs: those of renditions that are not kept, and those that
    are copied."""
    files = opened.files
    if not isinstance(files, Folder):
        from omnicat.pipeline.assets_at import content_at

        for path in _needed(wanted, products, store) & opened.shop.model.assets.keys():
            if files.blob_of(f"{ASSETS}/{path}"):
                write_file(folder / path, content_at(files, path))


def _needed(wanted: Iterable[Wanted], products: Iterable[Shown], store: Store) -> set[str]:
    paths = {each for one in wanted if not store.size(one.key, one.extension) for each in _paths(one)}
    return paths | {copy.asset for product in products for part in product.parts for copy in part.copies}


def _paths(wanted: Wanted) -> Iterator[str]:
    yield wanted.asset_path
    yield from (each.image for each in wanted.spec.overlays)


def _not_had(problems: Mapping[str, str]) -> Iterator[Finding]:
    for path, problem in sorted(problems.items()):
        message = f"the original '{path}' can't be fetched: {problem}"
        yield about(NOT_IN_STORE, f"assets/{path}", message, "run `omnicat assets push` where the file is")
