"""What an import would write: every file with its new text, what changes in it, and the originals to copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from omnicat.documents import CannotEdit, Document, Set, edit, emit, written
from omnicat.findings import Finding, Location, finding, split_pointer
from omnicat.importers.definitions import definition_files
from omnicat.importers.draft import Draft, DraftProduct, ReportRow
from omnicat.importers.existing import INVENTORY, Existing, Place, attribute_of
from omnicat.importers.merging import Ground, changes_to, leaves_of
from omnicat.importers.naming import digest_of, file_stem
from omnicat.importers.rules import CANNOT_EDIT
from omnicat.importers.stock import inventory_text

State = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value before and after, as words; `before` is '' where there was none."""

    pointer: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the catalog: its path from the root and all its bytes."""

    path: str
    content: bytes
    state: State
    changes: tuple[ValueChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedAsset:
    """An original to copy; `path` runs from the root."""

    source: Path
    path: str
    state: State


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do. Files that stay as they are are in it too, marked `same`."""

    files: tuple[PlannedFile, ...] = ()
    assets: tuple[PlannedAsset, ...] = ()
    report: tuple[ReportRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return all(file.state == "same" for file in self.files) and all(asset.state == "same" for asset in self.assets)


def plan_import(draft: Draft, existing: Existing) -> Plan:
    """What has to be written for the catalog to say all that the draft says."""
    definitions, findings = definition_files(draft, existing)
    attributes = {
        code: attribute_of(code, existing.definition(code) or said, existing.settings)
        for code, said in draft.attributes.items()
    }
    locales = existing.settings.locales if not existing.is_new else tuple(draft.settings.get("locales") or ("en-US",))
    ground = Ground(attributes, locales, draft.channel, existing.place_by_sku)
    files = [_file(path, text, existing) for path, text in sorted(definitions.items())]
    found = [*draft.findings, *findings]
    taken: dict[str, str] = {}
    for product in draft.products:
        planned, problem = _product(product, existing, ground, taken)
        files.append(planned)
        found += problem
    if (stock := inventory_text(draft.inventory, existing.root / INVENTORY)) is not None:
        files.append(_file(INVENTORY, stock, existing))
    assets = tuple(_asset(each.source, f"assets/{each.path}", existing.root) for each in draft.assets)
    return Plan(tuple(files), assets, draft.report, tuple(found))


def place_of(product: DraftProduct, existing: Existing) -> Place | None:
    """The existing product that a drafted one is: by its own SKU, or by its variants'."""
    skus = (product.sku, *(str(leaf.data["sku"]) for leaf in leaves_of(product.data)))
    return next((existing.place_by_sku[sku] for sku in skus if sku in existing.place_by_sku), None)


def _product(
    product: DraftProduct, existing: Existing, ground: Ground, taken: dict[str, str]
) -> tuple[PlannedFile, list[Finding]]:
    place = place_of(product, existing)
    if place is None:
        path = _free_path(product, existing, taken)
        return PlannedFile(path, emit(dict(product.data)).encode(), "new"), []
    document = existing.documents[place.path]
    changes = changes_to(document.data, place.path, product, ground)
    if not changes:
        return PlannedFile(place.path, document.text.encode(), "same"), []
    try:
        text = edit(document, changes)
    except CannotEdit as error:
        problem = finding(CANNOT_EDIT, Location(place.path), error.message, error.hint)
        return PlannedFile(place.path, document.text.encode(), "same"), [problem]
    return PlannedFile(place.path, text.encode(), "changed", _told(document, changes)), []


def _told(document: Document, changes: tuple[Set, ...]) -> tuple[ValueChange, ...]:
    return tuple(
        ValueChange(each.pointer, in_words(_at(document.data, each.pointer)), in_words(each.value)) for each in changes
    )


def in_words(value: Any) -> str:
    """A value as one line of text."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(in_words(each) for each in value)
    return written(value) if value is None or isinstance(value, str | bool | int | Decimal) else str(value)


def _at(data: Any, pointer: str) -> Any:
    for key in split_pointer(pointer):
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list) and key.isdigit() and int(key) < len(data):
            data = data[int(key)]
        else:
            return None
    return data


def _free_path(product: DraftProduct, existing: Existing, taken: dict[str, str]) -> str:
    """A path of its own, also where file names know no upper and lower case."""
    family = str(product.data.get("family") or "other")
    stem = file_stem(product.sku)
    path = f"catalog/products/{file_stem(family)}/{stem}.yaml"
    if path.lower() in taken or path in existing.documents:
        path = f"catalog/products/{file_stem(family)}/{stem}-{digest_of(product.sku)}.yaml"
    taken[path.lower()] = product.sku
    return path


def _file(path: str, text: str, existing: Existing) -> PlannedFile:
    content = text.encode()
    target = existing.root / path
    if not target.is_file():
        return PlannedFile(path, content, "new")
    return PlannedFile(path, content, "same" if target.read_bytes() == content else "changed")


def _asset(source: Path, path: str, root: Path) -> PlannedAsset:
    target = root / path
    if not target.is_file():
        return PlannedAsset(source, path, "new")
    same = target.stat().st_size == source.stat().st_size and target.read_bytes() == source.read_bytes()
    return PlannedAsset(source, path, "same" if same else "changed")
