"""Originals that values name and that are gone since."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from omnicat.attributes.asset import path_problem
from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.editing.restoring.parts import Part
from omnicat.importers import PlannedFile
from omnicat.looking.history.restored import LeftOut, RestoredAsset
from omnicat.model.catalog import Model
from omnicat.repository import Folder, contents, files_at

ROOT = "assets/"
RECORD = ".yaml"
POINTER = b"version https://git-lfs"


class Found(Struct, frozen=True):
    """What is told of originals, the files that bring them back, and what can't be."""

    told: tuple[RestoredAsset, ...] = ()
    files: tuple[PlannedFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def photos_in(part: Part, raw: Any, model: Model) -> Iterator[str]:
    """The originals that a part names, below `assets/`."""
    attribute = model.attributes.get(part.name)
    if part.kind == "asset" or (part.kind == "attribute" and attribute and attribute.type == "asset"):
        for each in _flat(raw):
            path = text_of(mapping_of(each).get("file")) if isinstance(each, dict) else text_of(each)
            if path and path_problem(path) is None:
                yield path


def originals_of(paths: Iterable[str], files: Folder, commit: str, *, are_back: bool) -> Found:
    """Those that today's folder has neither itself nor as a record, with `are_back` as the commit has them."""
    known = frozenset(files.paths(ROOT))
    gone = [path for path in paths if f"{ROOT}{path}" not in known and f"{ROOT}{path}{RECORD}" not in known]
    if not gone or not are_back:
        return Found(tuple(RestoredAsset(f"{ROOT}{path}", is_back=False) for path in gone))
    names = [f"{ROOT}{path}{ending}" for path in gone for ending in ("", RECORD)]
    blobs = files_at(files.root, commit, names)
    data_by_blob = dict(contents(files.root, dict.fromkeys(blobs.values()))) if blobs else {}
    pointers = {path for path, blob in blobs.items() if data_by_blob[blob].startswith(POINTER)}
    return Found(
        tuple(
            RestoredAsset(path, is_back=path in blobs and path not in pointers)
            for path in (ROOT + each for each in gone)
        ),
        tuple(
            PlannedFile(path, data_by_blob[blob], "new") for path, blob in sorted(blobs.items()) if path not in pointers
        ),
        tuple(
            LeftOut("", path, "git has only a pointer to it: its content is in Git LFS") for path in sorted(pointers)
        ),
    )


def _flat(raw: Any) -> Iterator[Any]:
    """What is said by locale, or in a list, one by one."""
    for each in list_of(raw):
        if isinstance(each, dict) and "file" not in each:
            for below in each.values():
                yield from _flat(below)
        else:
            yield each
