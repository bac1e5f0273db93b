"""What an import would write: every file with its new text, what changes in it, and the originals to copy."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from omnicat.documents import CannotEdit, Document, Set, edit, emit, value_at, written
from omnicat.findings import Finding, Location, finding, split_pointer
from omnicat.importers.defaults import without_defaults
from omnicat.importers.definitions import Needs, definition_files
from omnicat.importers.draft import Data, Draft, DraftProduct, ReportRow, StockRow
from omnicat.importers.existing import INVENTORY, Existing, Place, attribute_of
from omnicat.importers.merging import Ground, changes_to, leaves_of
from omnicat.importers.naming import digest_of, product_path
from omnicat.importers.rules import CANNOT_EDIT
from omnicat.importers.stock import inventory_text

State = Literal["new", "changed", "same"]


class ValueChange(Struct, frozen=True):
    """One value before and after, as words; `before` is '' where there was none."""

    pointer: str
    before: str
    after: str


class PlannedFile(Struct, frozen=True):
    """A file of the catalog: its path from the root and all its bytes."""

    path: str
    content: bytes
    state: State
    changes: tuple[ValueChange, ...] = ()


class PlannedAsset(Struct, frozen=True):
    """An original to copy; `path` runs from the root."""

    source: Path
    path: str
    state: State


class Plan(Struct, frozen=True):
    """All that an import would do. Files that stay as they are are in it too, marked `same`."""

    files: tuple[PlannedFile, ...] = ()
    assets: tuple[PlannedAsset, ...] = ()
    report: tuple[ReportRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return all(file.state == "same" for file in self.files) and all(asset.state == "same" for asset in self.assets)


class PlannedProduct(Struct, frozen=True):
    """One product's file, the family it is of, and the attributes that are written into it."""

    file: PlannedFile
    family: str
    codes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan_import(draft: Draft, existing: Existing) -> Plan:
    """What has to be written for the catalog to say all that the draft says."""
    settings = existing.settings
    attributes = {code: existing.definition(code) or said for code, said in draft.attributes.items()}
    readable = {code: attribute_of(code, said, settings) for code, said in attributes.items()}
    locales = tuple(draft.settings.get("locales") or ()) if existing.is_new else settings.locales
    ground = Ground(readable, locales, draft.channel, existing.place_by_sku)
    taken = {path.casefold() for path in existing.documents}
    products = []
    for product in draft.products:
        place = place_of(product, existing)
        if place is None:
            products.append(_new(product, attributes, taken))
        else:
            products.append(_changed(product, existing.documents[place.path], ground))
    texts, findings = definition_files(draft, existing, _needs(products))
    files = [_file(path, text, existing) for path, text in sorted(texts.items())]
    files += [product.file for product in products]
    counted = [row for row in draft.inventory if not _is_bundle(row.sku, existing)]
    stock, unplaced = inventory_text(counted, existing.root / INVENTORY)
    if stock is not None:
        files.append(_file(INVENTORY, stock, existing))
    assets = tuple(_asset(each.source, f"assets/{each.path}", existing.root) for each in draft.assets)
    found = (*draft.findings, *findings, *(each for product in products for each in product.findings))
    report = (*draft.report, *(_unplaced(row) for row in unplaced))
    return Plan(tuple(files), assets, report, found)


def _is_bundle(sku: str, existing: Existing) -> bool:
    """Whether its stock follows from its parts', so that a number in a shop's export is only that result."""
    place = existing.place_by_sku.get(sku)
    counting = {code for code, kind in existing.settings.associations.items() if kind.quantity}
    return bool(place and counting & set(_mapping(existing.data(place.path).get("associations"))))


def _unplaced(row: StockRow) -> ReportRow:
    message = "several locations hold this SKU: nothing tells which of them changed"
    return ReportRow(INVENTORY, 0, "quantity", "left out", message, f"{row.sku}: {row.quantity}")


def place_of(product: DraftProduct, existing: Existing) -> Place | None:
    """The existing product that a drafted one is: by its own SKU, or by its variants'."""
    skus = (product.sku, *(str(leaf.data["sku"]) for leaf in leaves_of(product.data)))
    return next((existing.place_by_sku[sku] for sku in skus if sku in existing.place_by_sku), None)


def _needs(products: Iterable[PlannedProduct]) -> Needs:
    """The attributes that each family's products are given, in order."""
    needs: dict[str, dict[str, None]] = {}
    for product in products:
        needs.setdefault(product.family, {}).update(dict.fromkeys(product.codes))
    return {family: tuple(codes) for family, codes in needs.items()}


def _new(product: DraftProduct, attributes: Mapping[str, Data], taken: set[str]) -> PlannedProduct:
    data = without_defaults(product.data, attributes)
    used = [data.get("attributes") or {}, *(leaf.values for leaf in leaves_of(data))]
    codes = dict.fromkeys(code for values in used for code in values)
    file = PlannedFile(_free_path(product, taken), emit(data).encode(), "new")
    return PlannedProduct(file, str(data.get("family") or ""), tuple(codes))


def _changed(product: DraftProduct, document: Document, ground: Ground) -> PlannedProduct:
    family = str(document.data.get("family") or "")
    same = PlannedFile(document.path, document.text.encode(), "same")
    changes = changes_to(document.data, document.path, product, ground)
    if not changes:
        return PlannedProduct(same, family)
    try:
        text = edit(document, changes)
    except CannotEdit as error:
        problem = finding(CANNOT_EDIT, Location(document.path), error.message, error.hint)
        return PlannedProduct(same, family, findings=(problem,))
    file = PlannedFile(document.path, text.encode(), "changed", _told(document, changes))
    return PlannedProduct(file, family, tuple(code for change in changes for code in _codes(change)))


def _codes(change: Set) -> tuple[str, ...]:
    """The attributes a change writes: one, or those of a new variant."""
    keys = split_pointer(change.pointer)
    if "attributes" in keys:
        return (keys[keys.index("attributes") + 1],)
    added = change.value if isinstance(change.value, list) else [change.value]
    return tuple(code for each in added if isinstance(each, dict) for code in _mapping(each.get("attributes")))


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}


def _told(document: Document, changes: tuple[Set, ...]) -> tuple[ValueChange, ...]:
    return tuple(
        ValueChange(each.pointer, in_words(value_at(document.data, each.pointer)), in_words(each.value))
        for each in changes
    )


def in_words(value: Any) -> str:
    """A value as one line of text."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(in_words(each) for each in value)
    return written(value) if value is None or isinstance(value, str | bool | int | Decimal) else str(value)


def _free_path(product: DraftProduct, taken: set[str]) -> str:
    """A path of its own, also where file names know no upper and lower case."""
    family = str(product.data.get("family") or "other")
    path = product_path(family, product.sku)
    if path.casefold() in taken:
        path = f"{path.removesuffix('.yaml')}-{digest_of(product.sku)}.yaml"
    taken.add(path.casefold())
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
