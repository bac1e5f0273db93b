"""Large originals that git itself keeps, in each of their versions for ever."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.asset import Asset
from omnicat.originals.rules import LARGE_NOT_IN_LFS

if TYPE_CHECKING:
    from omnicat.repository import Revision

MB = 1024 * 1024
# https://docs.github.com/repositories/working-with-files/managing-large-files, read 2026-08: warned of above 50 MB,
# refused above 100 MB
LARGE = 50 * MB
# Our own choice: where Git LFS is in use, a file of this size was most likely forgotten.
LARGE_BESIDE_LFS = 5 * MB


def large_in_git(root: Path, assets: Iterable[Asset]) -> Iterator[Finding]:
    """The originals that are too large for git, in the order of their paths."""
    large = _large(assets)
    if not large:
        return
    from omnicat.repository.lfs import not_in_lfs

    kept, uses_lfs = not_in_lfs(root, large)
    yield from _told(kept, large, uses_lfs=uses_lfs)


def large_at(files: "Revision", assets: Iterable[Asset]) -> Iterator[Finding]:
    """The same of a commit's."""
    large = _large(assets)
    if not large:
        return
    from omnicat.repository.lfs import not_in_lfs_at

    kept, uses_lfs = not_in_lfs_at(files, large)
    yield from _told(kept, large, uses_lfs=uses_lfs)


def _large(assets: Iterable[Asset]) -> dict[str, Asset]:
    return {f"assets/{each.path}": each for each in assets if each.size > LARGE_BESIDE_LFS and each.fetched}


def _told(kept: Iterable[str], large: Mapping[str, Asset], *, uses_lfs: bool) -> Iterator[Finding]:
    for path in sorted(kept):
        size = large[path].size
        if size > (LARGE_BESIDE_LFS if uses_lfs else LARGE):
            message = f"'{path}' has {size / MB:,.0f} MB, and git itself keeps it"
            ending = path.rpartition(".")[2]
            hint = f"run `git lfs track '*.{ending}'` before it is committed"
            yield finding(LARGE_NOT_IN_LFS, Location(path), message, hint, subject=Subject("asset", large[path].path))
