"""Originals taken away that nobody uses: only what git can bring back."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from omnicat.looking.asset_library import RECORD, ROOT
from omnicat.outputs.files import writing
from omnicat.repository import unchanged_since_commit


class Removal(Struct, frozen=True):
    """Files to delete, originals and their records, by their paths from the catalog's folder; and originals that stay
    since git doesn't have them as they are."""

    files: tuple[str, ...]
    staying: tuple[str, ...]


def plan_removal(paths: Iterable[str], root: Path) -> Removal:
    """What to delete of these originals, whose paths run below `assets/`. Raises GitFailed."""
    committed = unchanged_since_commit(root, ROOT)
    files: list[str] = []
    staying: list[str] = []
    for path in paths:
        own = [f"{ROOT}{path}{ending}" for ending in ("", RECORD) if (root / f"{ROOT}{path}{ending}").is_file()]
        if committed.issuperset(own):
            files += own
        else:
            staying.append(path)
    return Removal(tuple(files), tuple(staying))


def remove(removal: Removal, root: Path) -> None:
    """Deletes the files, and folders that are left empty. Raises NotWritable."""
    for file in removal.files:
        path = root / file
        with writing(path):
            path.unlink()
            _clear(path.parent, root / ROOT)


def _clear(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
