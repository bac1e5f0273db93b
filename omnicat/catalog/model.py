"""Everything of a catalog that is small and is loaded whole: settings, attributes, families, categories."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from omnicat.catalog import categories, settings
from omnicat.catalog.attributes import read_attributes
from omnicat.catalog.categories import read_categories
from omnicat.catalog.families import read_families
from omnicat.catalog.opening import open_all, open_document, yaml_paths
from omnicat.catalog.plain import labels_of, mapping_of, text_of
from omnicat.catalog.rules import NO_SETTINGS
from omnicat.catalog.settings import read_settings
from omnicat.catalog.shelf import Shelf
from omnicat.catalog.taxonomies import load_taxonomies
from omnicat.documents import Document
from omnicat.findings import Finding, Location, finding
from omnicat.model.catalog import Model, Settings
from omnicat.model.category import Category
from omnicat.model.files import Files

LOCATIONS = "catalog/locations.yaml"
T = TypeVar("T")


def load_model(files: Files, shelf: Shelf | None = None) -> tuple[Model, tuple[Finding, ...]]:
    """The model and what is wrong with its files. A broken file loses only itself. Assets are loaded apart."""
    shelf = shelf or Shelf()
    said, found = _settings(files, shelf)
    locale = said.locale
    documents, attribute_files = open_all(files, yaml_paths(files, "catalog/attributes/"), "attributes", shelf)
    attributes, twice = read_attributes(documents, said)
    documents, family_files = open_all(files, yaml_paths(files, "catalog/families/"), "family", shelf)
    families, wrong = read_families(documents, locale)
    no_tree: Mapping[str, Category] = {}
    no_places: Mapping[str, Mapping[str, str]] = {}
    one = partial(_one, files, shelf)
    tree, tree_file = one(categories.PATH, "categories", lambda each: read_categories(each, locale), no_tree)
    places, place_file = one(LOCATIONS, "locations", lambda each: _locations(each, locale), no_places)
    taxonomies, taxonomy_files = load_taxonomies(files, tree, shelf)
    findings = (*found, *attribute_files, *twice, *family_files, *wrong, *tree_file, *place_file, *taxonomy_files)
    model = Model(said, attributes, families, tree, locations=places, taxonomies=taxonomies)
    return model, tuple(sorted(findings, key=lambda each: each.order))


def _settings(files: Files, shelf: Shelf) -> tuple[Settings, tuple[Finding, ...]]:
    if settings.PATH not in files.paths(settings.PATH):
        hint = f"write {settings.PATH}, or run `omnicat init`"
        return Settings(), (finding(NO_SETTINGS, Location(settings.PATH), f"'{settings.PATH}' does not exist", hint),)
    return _one(files, shelf, settings.PATH, "catalog", read_settings, Settings())


def _one(
    files: Files, shelf: Shelf, path: str, kind: str, read: Callable[[Document], T], absent: T
) -> tuple[T, tuple[Finding, ...]]:
    """What one file says, or `absent` where there is none to read."""
    if path not in files.paths(path):
        return absent, ()
    document, findings = open_document(files, path, kind, shelf)
    return (absent if document is None else read(document)), findings


def _locations(document: Document, locale: str) -> Mapping[str, Mapping[str, str]]:
    return {code: _location(mapping_of(said), locale) for code, said in mapping_of(document.data).items()}


def _location(said: Mapping[str, Any], locale: str) -> Mapping[str, str]:
    """One flat mapping: the parts of an address beside the rest, the label in the default locale."""
    flat = {**said, **mapping_of(said.get("address"))}
    labels = labels_of(said.get("label"), locale)
    texts = {key: text for key, value in flat.items() if key != "label" and (text := text_of(value))}
    return {**texts, **({"label": labels.get(locale) or next(iter(labels.values()))} if labels else {})}
