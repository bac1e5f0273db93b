"""The asset library read from a folder; what hasn't changed since last time isn't read again."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from omnicat.catalog.asset_cache import Entry, Known, Signature, keep, read_known
from omnicat.catalog.asset_looks import Looker, seen
from omnicat.catalog.asset_records import (
    RECORD,
    Loaded,
    is_asset,
    outside,
    read_asset,
    read_elsewhere,
    read_large_asset,
    unreadable,
)
from omnicat.catalog.asset_sizes import large_in_git
from omnicat.findings import Finding
from omnicat.model.asset import Asset, kind_of
from omnicat.originals import LONGEST_POINTER

THREADS = 4
Stats = Mapping[str, os.stat_result]


def load_assets(
    root: Path, locale: str, *, cache: Path | None = None, looker: Looker | None = None
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Every asset of the catalog at `root`, by its path below `assets/`. A plain text of a record is in `locale`.

    Without a `looker` nobody looks at pixels.
    """
    folder = root / "assets"
    files, lost = _walk(folder)
    mark = looker.mark if looker else ""
    known = read_known(cache, locale, mark)
    entries = _entries(folder, files, known, locale)
    if looker:
        entries = _looked_at(entries, looker, folder)
    if cache and entries != known.entries:
        keep(cache, entries, locale, mark)
    found = [*lost, *(each for entry in entries.values() for each in entry.loaded.findings)]
    every = ((path, entry.loaded.asset) for path, entry in entries.items())
    # A record that stands beside nothing is told of, and is no asset.
    assets = {path: asset for path, asset in every if asset.fetched or asset.digest}
    found += large_in_git(root, assets.values())
    return assets, tuple(sorted(found, key=lambda each: each.order))


def _entries(folder: Path, files: Stats, known: Known, locale: str) -> Mapping[str, Entry]:
    """What is known of every original, found out now where nothing trusted is kept."""
    paths = dict.fromkeys(path.removesuffix(RECORD) for path in files)
    originals = {path: _signature(path, files) for path in sorted(paths)}
    kept = {path: known.of(path, signature) for path, signature in originals.items()}
    changed = [path for path, entry in kept.items() if entry is None]
    fresh = dict(zip(changed, _all_loaded(folder, changed, files, locale), strict=True))
    return {path: entry or Entry(originals[path], _newest(path, files), fresh[path]) for path, entry in kept.items()}


def _looked_at(entries: Mapping[str, Entry], looker: Looker, folder: Path) -> Mapping[str, Entry]:
    unseen = [entry.loaded.asset for entry in entries.values() if entry.loaded.asset.is_unseen]
    if not unseen:
        return entries
    looked = looker.look(unseen, lambda path: (folder / path).read_bytes())
    return {
        path: replace(entry, loaded=seen(entry.loaded, looked[path])) if path in looked else entry
        for path, entry in entries.items()
    }


def _all_loaded(folder: Path, paths: Sequence[str], files: Stats, locale: str) -> Sequence[Loaded]:
    if not paths:
        return ()
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda path: _load(folder, path, files, locale), paths))


def _load(folder: Path, path: str, files: Stats, locale: str) -> Loaded:
    original = folder / path
    try:
        record = (folder / (path + RECORD)).read_bytes() if path + RECORD in files else None
        if path not in files:
            return read_elsewhere(path, record or b"", locale)
        if kind_of(path) == "image" or files[path].st_size <= LONGEST_POINTER:
            return read_asset(path, original.read_bytes(), record, locale)
        with original.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return unreadable(path, error.strerror or "unknown")
    return read_large_asset(path, original, digest, files[path].st_size, record, locale)


def _signature(path: str, files: Stats) -> Signature:
    stats = (files.get(path), files.get(path + RECORD))
    return tuple(part for stat in stats for part in (_parts(stat) if stat else (-1,)))


def _parts(stat: os.stat_result) -> Signature:
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _newest(path: str, files: Stats) -> int:
    stats = (files.get(path), files.get(path + RECORD))
    return max(max(stat.st_mtime_ns, stat.st_ctime_ns) for stat in stats if stat)


def _walk(folder: Path) -> tuple[Stats, tuple[Finding, ...]]:
    """Every file below the folder, sorted, by its path with slashes; links that lead elsewhere are refused."""
    files: dict[str, os.stat_result] = {}
    found: list[Finding] = []
    inside = folder.resolve()
    waiting = [""] if folder.is_dir() else []
    while waiting:
        above = waiting.pop()
        with os.scandir(folder / above) as entries:
            for entry in entries:
                path = f"{above}{entry.name}"
                if not is_asset(entry.name):
                    continue
                if entry.is_symlink() and not _stays(Path(entry.path), inside):
                    found.append(outside(path))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif entry.is_file():
                    files[path] = entry.stat()
    return dict(sorted(files.items())), tuple(found)


def _stays(link: Path, inside: Path) -> bool:
    """Whether a link leads to a file of the library. A linked folder would hold the same files twice."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(inside)
