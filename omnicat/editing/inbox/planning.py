"""The plan of an inbox: every file looked at, placed, and what its products' files say then."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from omnicat.catalog.plain import mapping_of
from omnicat.documents import CannotEdit, Change, Document, Set, edit, parse, value_at
from omnicat.editing.inbox.files import Candidate, candidates
from omnicat.editing.inbox.keys import Called, all_called, choices_of
from omnicat.editing.inbox.looking import looked_at
from omnicat.editing.inbox.matching import keys_of
from omnicat.editing.inbox.placing import Place, Places, folded, in_order
from omnicat.editing.inbox.plans import Inbox
from omnicat.errors import OmnicatError
from omnicat.findings import extend_pointer
from omnicat.importers import Plan, PlannedAsset, PlannedFile
from omnicat.importers.plan import ValueChange, in_words
from omnicat.looking.inbox_account import Known, Unplaced
from omnicat.model.asset import Role
from omnicat.pipeline import Opened
from omnicat.pipeline.gathering import Progress

ROOT = "assets/"


def plan_inbox(folders: Sequence[Path], opened: Opened, workers: int, progress: Progress | None = None) -> Inbox:
    """What becomes of every file in those folders. Nothing that is there is ever written over. `progress` is told of the
    pictures looked at. Raises OmnicatError."""
    _refuse_own(folders, opened.files.root)
    found, refused = candidates(folders)
    places = _places(opened, workers)
    known, fresh = _told_apart(in_order(found), opened)
    fresh, damaged = looked_at(fresh, opened, progress)
    settled = {each.name: places.place(each) for each in _one_of_each(fresh, places)}
    placed = [each for each in settled.values() if isinstance(each, Place)]
    unplaced = [each for each in settled.values() if isinstance(each, Unplaced)]
    copies = [each for each in fresh if each.name not in settled]
    path_by_digest = {each.candidate.digest: each.placed.path for each in placed}
    return Inbox(
        tuple(each.placed for each in placed),
        tuple(each for each in unplaced if each.skus),
        tuple(each for each in unplaced if not each.skus),
        (*known, *(Known(each.name, path_by_digest.get(each.digest, "")) for each in copies)),
        tuple(sorted((*refused, *damaged), key=lambda each: each.name)),
        Plan(tuple(_files(placed, opened)), tuple(_asset(each) for each in placed)),
    )


def _refuse_own(folders: Iterable[Path], root: Path) -> None:
    library = (root / ROOT).resolve()
    for folder in folders:
        if folder.resolve().is_relative_to(library) or library.is_relative_to(folder.resolve()):
            raise OmnicatError(
                f"'{folder}' is the library itself, or holds it", "name a folder beside it, such as inbox/"
            )


def _told_apart(files: Sequence[Candidate], opened: Opened) -> tuple[tuple[Known, ...], tuple[Candidate, ...]]:
    """The files that the library has already, and those that it hasn't."""
    assets = opened.shop.model.assets
    path_by_digest = {assets[path].digest: path for path in sorted(assets, reverse=True)}
    known = tuple(Known(each.name, path_by_digest[each.digest]) for each in files if each.digest in path_by_digest)
    return known, tuple(each for each in files if each.digest not in path_by_digest)


def _one_of_each(files: Sequence[Candidate], places: Places) -> Iterable[Candidate]:
    """Each content once, in the order of the files: the copy that tells its product, where one of them does."""
    chosen: dict[str, Candidate] = {}
    for each in files:
        if each.digest not in chosen or (not places.tells(chosen[each.digest]) and places.tells(each)):
            chosen[each.digest] = each
    names = {each.name for each in chosen.values()}
    return (each for each in files if each.name in names)


def _places(opened: Opened, workers: int) -> Places:
    called = all_called(opened, workers)
    below: dict[str, list[Called]] = defaultdict(list)
    for each in called:
        below[each.product].append(each)
    model = opened.shop.model
    paths = {folded(path.removeprefix(ROOT)) for path in opened.files.paths(ROOT)}
    choices = cache(partial(choices_of, model=model))
    by_sku = {each.sku: each for each in called}
    return Places(model.settings.roles, below, by_sku, keys_of(called), choices, paths, _shared(called))


def _shared(called: Iterable[Called]) -> frozenset[str]:
    """The folders with originals of several products: names of files have to tell them apart there."""
    products: dict[str, set[str]] = defaultdict(set)
    for each in called:
        for path in (path for paths in each.assets.values() for path in paths):
            products[path.rpartition("/")[0]].add(each.product)
    return frozenset(folder for folder, several in products.items() if len(several) > 1)


def _asset(each: Place) -> PlannedAsset:
    return PlannedAsset(each.candidate.source, f"{ROOT}{each.placed.path}", "new")


def _files(placed: Sequence[Place], opened: Opened) -> Iterable[PlannedFile]:
    """Each product file with its new uses. Raises OmnicatError where one can't be changed without touching more."""
    uses: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for each in placed:
        for node in each.nodes:
            uses[node.path][node.pointer][each.placed.role].append(each.placed.path)
    for path in sorted(uses):
        document = parse(opened.files.read(path), path)[0]
        if document is not None:
            yield _file(document, uses[path], opened.shop.model.settings.roles)


def _file(document: Document, uses: Mapping[str, Mapping[str, list[str]]], roles: Mapping[str, Role]) -> PlannedFile:
    changes = [
        change for pointer, by_role in uses.items() for change in _changes(document.data, pointer, by_role, roles)
    ]
    try:
        text = edit(document, changes)
    except CannotEdit as error:
        raise OmnicatError(error.message, error.hint) from error
    told = tuple(
        ValueChange(each.pointer, in_words(value_at(document.data, each.pointer)), in_words(each.value))
        for each in changes
        if isinstance(each, Set)
    )
    return PlannedFile(document.path, text.encode(), "changed", told)


def _changes(data: Any, pointer: str, by_role: Mapping[str, list[str]], roles: Mapping[str, Role]) -> Iterable[Change]:
    """What a node says of its assets then: a list stays where it is and grows."""
    at = extend_pointer(pointer, "assets")
    there = mapping_of(value_at(data, at))
    wanted: dict[str, Any] = {
        role: list(paths) if roles[role].many else paths[0] for role, paths in sorted(by_role.items(), key=_main_first)
    }
    if not there:
        yield Set(at, wanted)
        return
    for role, value in wanted.items():
        old = there.get(role)
        if isinstance(old, list) and isinstance(value, list):
            yield from (Set(extend_pointer(at, role, "-"), path) for path in value)
        else:
            kept = [old] if old is not None else []
            yield Set(extend_pointer(at, role), [*kept, *value] if isinstance(value, list) else value)


def _main_first(pair: tuple[str, Any]) -> tuple[bool, str]:
    return pair[0] != "main", pair[0]
