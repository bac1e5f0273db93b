"""The asset library read from a folder; what hasn't changed since last time isn't read again."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from omnicat.catalog.asset_cache import Entry, Known, Signature, keep, read_known
from omnicat.catalog.asset_records import RECORD, ROOT, Loaded, is_asset, read_asset, read_large_asset, stray_record
from omnicat.catalog.rules import OUTSIDE
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.asset import Asset, kind_of

THREADS = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A file below the folder, and what the system says of it."""

    path: str
    stat: os.stat_result


def load_assets(
    root: Path, locale: str, *, cache: Path | None = None
) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    """Every asset of the catalog at `root`, by its path below `assets/`. A plain text of a record is in `locale`."""
    folder = root / "assets"
    files, findings = _walk(folder)
    originals = [path for path in files if not path.endswith(RECORD)]
    stray = [path for path in files if path.endswith(RECORD) and path.removesuffix(RECORD) not in files]
    known = read_known(cache, locale)
    entries = _entries(folder, files, originals, known, locale)
    if (
        cache
        and any(entries[path] is not known.entries.get(path) for path in originals)
        or len(entries) != len(known.entries)
    ):
        keep(cache, entries, locale)
    found = [
        *findings,
        *map(stray_record, stray),
        *(each for entry in entries.values() for each in entry.loaded.findings),
    ]
    assets = {path: entry.loaded.asset for path, entry in entries.items()}
    return assets, tuple(sorted(found, key=lambda each: each.order))
