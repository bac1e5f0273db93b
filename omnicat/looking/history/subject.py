"""The SKU whose history is asked for, found where it is now or where it last was."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from omnicat.cache import code_of
from omnicat.catalog import Shelf, load_model
from omnicat.errors import OmnicatError
from omnicat.looking.finding_sku import look_for, nearest_sku
from omnicat.looking.history.points import PRODUCTS, Points, Tracker
from omnicat.looking.history.values import read_contents
from omnicat.model.catalog import Model
from omnicat.repository import ChangedFile, Folder, Range, changed_files, commit_of, contents, last_touch, shallow_ends
from omnicat.repository.tracked import refuse_brought_along

STATE = ".omnicat/opened.bin"
SPECIAL = re.compile(r"([\^.\[$()|*+?{\\])")
"""What a POSIX extended expression does not take for itself."""


class Subject(Struct, frozen=True):
    """A SKU with every point of its history. `path` is its file, or the last it had where it `is_there` no more. `ends` is
    the commit at which a shallow clone's history ends, '' where all of it was fetched.
    """

    sku: str
    path: str
    is_there: bool
    files: Folder
    model: Model
    points: Points
    ends: str


def subject_of(sku: str, root: Path) -> Subject:
    """The SKU and its history. Raises OmnicatError where neither the files nor any commit has it, or git has no history."""
    tip = commit_of(root, "HEAD")
    files = Folder(root)
    model = model_of(files)
    now = look_for(sku, files, model)
    paths = (now.document.path,) if now else _before_now(sku, tip, files, model)
    has_now = bool(paths)
    if not paths:
        tip, paths = _in_any_commit(sku, files, model)
    points = Tracker(files, model, tip, has_now=has_now).follow(sku, paths)
    ends = shallow_ends(root)
    end = next((at for at in points if at in ends), "")
    return Subject(sku, paths[0], now is not None, files, model, points, end)


def model_of(files: Folder) -> Model:
    """The model of today, by whose types history is read; neither originals nor channels. Raises OmnicatError where what is
    kept of it came with the files."""
    refuse_brought_along(files.root)
    shelf = Shelf(files.root / STATE, code_of())
    model, _ = load_model(files, shelf)
    shelf.keep()
    return model


def _before_now(sku: str, tip: str, files: Folder, model: Model) -> tuple[str, ...]:
    """The files that had it in the commit that is checked out: it was taken away since."""
    changes = changed_files(files.root, Range(tip, ""))
    return tuple(_holding(sku, [(each.before, each.was) for each in _of_products(changes)], files, model))


def _in_any_commit(sku: str, files: Folder, model: Model) -> tuple[str, tuple[str, ...]]:
    """The last commit that wrote it or took it away, and its files that had it."""
    escaped = SPECIAL.sub(r"\\\1", sku)
    pattern = f"sku[\"']?[ \t]*:[ \t]+[\"']?{escaped}([\"' \t,}}#\r]|$)"
    commit, changes = last_touch(files.root, pattern, PRODUCTS) if "\n" not in sku else ("", ())
    several = [pair for each in _of_products(changes) for pair in ((each.before, each.was), (each.after, each.path))]
    paths = tuple(dict.fromkeys(_holding(sku, several, files, model)))
    if not paths:
        raise OmnicatError(f"SKU '{sku}' does not exist, and did not before", nearest_sku(sku, files))
    return commit, paths


def _of_products(changes: Iterable[ChangedFile]) -> list[ChangedFile]:
    return [each for each in changes if not each.is_link and (each.was or each.path).startswith(PRODUCTS)]


def _holding(sku: str, several: Iterable[tuple[str, str]], files: Folder, model: Model) -> Iterator[str]:
    """The paths of those contents that hold the SKU."""
    path_by_blob = {blob: path for blob, path in several if blob}
    for blob, data in contents(files.root, path_by_blob) if path_by_blob else ():
        path = path_by_blob[blob]
        if sku in read_contents(data, path, model).parent_by_sku:
            yield path
