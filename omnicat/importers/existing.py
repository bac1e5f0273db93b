"""The catalog that an import goes into: its files as they are, and who owns which SKU."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from omnicat.attributes.definition import Attribute
from omnicat.catalog.attributes import read_attribute
from omnicat.catalog.settings import read_settings
from omnicat.documents import Document, parse
from omnicat.errors import OmnicatError
from omnicat.findings import Location, extend_pointer
from omnicat.importers.draft import Data, Known
from omnicat.model.catalog import Settings

SETTINGS = "catalog/catalog.yaml"
CATEGORIES = "catalog/categories.yaml"
INVENTORY = "catalog/inventory.csv"


class Place(Struct, frozen=True):
    """Where a SKU is defined: the product's file and the pointer of its node ('' is the product itself)."""

    path: str
    pointer: str


class Existing(Struct, frozen=True):
    """All YAML files of a catalog by path, and what is looked up in them. Empty for a new catalog."""

    root: Path
    documents: Mapping[str, Document] = field(default_factory=dict)
    place_by_sku: Mapping[str, Place] = field(default_factory=dict)
    path_by_attribute: Mapping[str, str] = field(default_factory=dict)
    path_by_family: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether there is no catalog yet."""
        return SETTINGS not in self.documents

    def data(self, path: str) -> Data:
        """What a file holds; an empty mapping where there is none."""
        document = self.documents.get(path)
        return document.data if document and isinstance(document.data, dict) else {}

    @property
    def settings(self) -> Settings:
        """The catalog's settings."""
        return read_settings(self.documents[SETTINGS]) if not self.is_new else Settings()

    def definition(self, code: str) -> Data:
        """What the catalog says of an attribute; empty where it has none."""
        found = self.data(self.path_by_attribute[code]).get(code) if code in self.path_by_attribute else None
        return found if isinstance(found, dict) else {}

    def family(self, code: str) -> Data:
        """What the catalog says of a family; empty where it has none."""
        return self.data(self.path_by_family[code]) if code in self.path_by_family else {}

    def family_attributes(self, code: str) -> tuple[str, ...]:
        """The attributes of a family and of its parents."""
        found: list[str] = []
        seen: set[str] = set()
        while code in self.path_by_family and code not in seen:
            seen.add(code)
            said = self.family(code)
            found += [str(name) for name in said.get("attributes") or ()]
            code = str(said.get("parent") or "")
        return tuple(found)

    @property
    def known(self) -> Known:
        """Its definitions, as importers need them."""
        return Known(
            self.data(SETTINGS),
            {code: self.definition(code) for code in self.path_by_attribute},
            {code: self.family(code) for code in self.path_by_family},
            self.data(CATEGORIES),
        )


def read_existing(root: Path) -> Existing:
    """The catalog below `root`; an empty one where there is none. A file that can't be read stops the run."""
    documents = {path: _read(root, path) for path in _yaml_paths(root)}
    places: dict[str, Place] = {}
    for path, document in documents.items():
        if path.startswith("catalog/products/") and isinstance(document.data, dict):
            for sku, pointer in _skus(document.data, ""):
                places.setdefault(sku, Place(path, pointer))
    families = {
        str(document.data.get("family")): path
        for path, document in documents.items()
        if path.startswith("catalog/families/") and isinstance(document.data, dict)
    }
    return Existing(root, documents, places, _attribute_paths(documents), families)


def attribute_of(code: str, definition: Data, settings: Settings) -> Attribute:
    """A definition in plain data as an attribute whose values can be read."""
    return read_attribute(code, definition, settings, Location(""))


def _yaml_paths(root: Path) -> Iterator[str]:
    for name in (SETTINGS, CATEGORIES):
        if (root / name).is_file():
            yield name
    for folder in ("attributes", "families", "products"):
        found = (root / "catalog" / folder).rglob("*")
        yield from sorted(
            path.relative_to(root).as_posix() for path in found if path.suffix in (".yaml", ".yml") and path.is_file()
        )


def _read(root: Path, path: str) -> Document:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        raise OmnicatError(f"'{path}' can't be read: {error.strerror}", "check its permissions") from error
    document, findings = parse(data, path)
    if document is None:
        raise OmnicatError(
            f"'{path}' can't be read: {findings[0].message}", "run `omnicat lint` and mend the file first"
        )
    return document


def _skus(node: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, str]]:
    if node.get("sku") is not None:
        yield str(node["sku"]), pointer
    for index, child in enumerate(node.get("variants") or ()):
        if isinstance(child, dict):
            yield from _skus(child, extend_pointer(pointer, "variants", index))


def _attribute_paths(documents: Mapping[str, Document]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, document in documents.items():
        if path.startswith("catalog/attributes/") and isinstance(document.data, dict):
            for code in document.data:
                found.setdefault(str(code), path)
    return found
