"""The files of a catalog in a folder on this machine."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from omnicat.errors import NotACatalog, OmnicatError

MARK = Path("catalog") / "catalog.yaml"
PLACES = ("catalog", "channel_profiles", "specs", "templates", "assets")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a catalog. Raises NotACatalog."""
    folder = start.resolve()
    if not folder.is_dir():
        raise OmnicatError(f"folder '{start}' does not exist", "name an existing folder with -C")
    for each in (folder, *folder.parents):
        if (each / MARK).is_file():
            return each
    raise NotACatalog(str(start))


@dataclass(frozen=True)
class Folder:
    """A catalog's folder, listed once. Paths run from its root, with slashes.

    Not slotted: the listing is kept once it is made.
    """

    root: Path

    def paths(self, prefix: str = "") -> tuple[str, ...]:
        """The paths that begin with `prefix`, sorted; hidden files and folders are not listed."""
        return tuple(path for path in self._all if path.startswith(prefix))

    def read(self, path: str) -> bytes:
        """The bytes of one file. Raises OmnicatError where it can't be read."""
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise OmnicatError(
                f"can't read '{path}': {error.strerror}", "check the file and its permissions"
            ) from error

    def text(self, path: str) -> str | None:
        """A file as text, for showing; None where there is none."""
        try:
            return (self.root / path).read_bytes().decode(errors="replace").removeprefix("\ufeff")
        except OSError:
            return None

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(sorted(path for place in PLACES for path in _listed(str(self.root), place)))


def _listed(root: str, place: str) -> Iterator[str]:
    """Every file of one of the catalog's places. Raises OmnicatError where the place itself is elsewhere."""
    if Path(root, place).is_symlink() and not _leads_inside(root, f"{root}/{place}"):
        raise OmnicatError(f"'{place}' is a link out of the catalog", "replace the link by the folder itself")
    yield from _walk(root, place)


def _walk(root: str, folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise OmnicatError(f"can't read folder '{folder}': {error.strerror}", "check its permissions") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif (not entry.is_symlink() or _leads_inside(root, entry.path)) and entry.is_file():
            yield path


def _leads_inside(root: str, link: str) -> bool:
    """A link out of the catalog could show anything of this machine to whoever sees the feeds."""
    try:
        target = Path(link).resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    catalog = Path(root).resolve()
    return any(target.is_relative_to(catalog / place) for place in PLACES)
