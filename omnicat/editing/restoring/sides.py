"""The product files that differ between a commit and today, each side's products and variants by SKU."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.documents import Document, parse
from omnicat.looking.history.renaming import renamed
from omnicat.looking.history.values import contents_of, nodes_of
from omnicat.model.catalog import Model
from omnicat.repository import ChangedFile, Folder, Range, changed_files, contents

PRODUCTS = "catalog/products/"
YAML = (".yaml", ".yml")


class Spot(Struct, frozen=True):
    """A product or variant where it stands: what it says, its place in its file, and what it is a variant of."""

    sku: str
    parent: str
    said: Mapping[str, Any]
    pointer: str
    document: Document


class Side(Struct, frozen=True):
    """One side: where each SKU stands, and the files' documents by path. `unread` are files that can't be read."""

    spots: Mapping[str, Spot] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


class Sides(Struct, frozen=True):
    """Both sides, and the SKUs then that have another name now, then -> now."""

    then: Side
    now: Side
    names: Mapping[str, str]


def sides_of(files: Folder, commit: str, model: Model) -> Sides:
    """What differs between a commit and the files as they are now. Raises GitFailed."""
    changes = [each for each in changed_files(files.root, Range(commit, "")) if _is_product(each)]
    then, now = _then(files, changes), _now(files, changes)
    same = {path for path, data in then.items() if now.get(path) == data}
    one = _side({path: data for path, data in then.items() if path not in same})
    other = _side({path: data for path, data in now.items() if path not in same})
    return Sides(one, other, _names(changes, one, other, model))


def _is_product(each: ChangedFile) -> bool:
    path = each.path or each.was
    return path.startswith(PRODUCTS) and path.endswith(YAML) and not each.is_link


def _then(files: Folder, changes: list[ChangedFile]) -> Mapping[str, bytes]:
    paths_by_blob: dict[str, list[str]] = {}
    for each in changes:
        if each.before:
            paths_by_blob.setdefault(each.before, []).append(each.was)
    several = contents(files.root, paths_by_blob) if paths_by_blob else ()
    return {path: data for blob, data in several for path in paths_by_blob[blob]}


def _now(files: Folder, changes: list[ChangedFile]) -> Mapping[str, bytes]:
    listed = frozenset(files.paths(PRODUCTS))
    return {each.path: files.read(each.path) for each in changes if each.path in listed}


def _side(data_by_path: Mapping[str, bytes]) -> Side:
    spots: dict[str, Spot] = {}
    documents: dict[str, Document] = {}
    unread: list[str] = []
    for path in sorted(data_by_path):
        document, _ = parse(data_by_path[path], path)
        if document is None:
            unread.append(path)
            continue
        documents[path] = document
        for sku, parent, said, pointer in nodes_of(document.data):
            spots.setdefault(sku, Spot(sku, parent, said, pointer, document))
    return Side(spots, documents, tuple(unread))


def _names(changes: list[ChangedFile], then: Side, now: Side, model: Model) -> Mapping[str, str]:
    """SKUs of the same file, or of one that git takes for renamed, that only one side has and that say nearly the same."""
    found: dict[str, str] = {}
    for each in changes:
        one, other = then.documents.get(each.was), now.documents.get(each.path)
        if one is None or other is None:
            continue
        gone = {sku for sku, *_ in nodes_of(one.data) if sku not in now.spots}
        new = {sku for sku, *_ in nodes_of(other.data) if sku not in then.spots}
        if gone and new:
            pairs = renamed(contents_of(other.data, model), contents_of(one.data, model))
            found |= {was: sku for sku, was in pairs.items() if sku in new and was in gone}
    return found
