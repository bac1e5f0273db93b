"""`catalog/categories.yaml` as categories by path, with channel taxonomies inherited down the tree."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.catalog.plain import labels_of, mapping_of, text_of
from omnicat.documents import Document
from omnicat.findings import extend_pointer
from omnicat.model.category import Category

PATH = "catalog/categories.yaml"


def read_categories(document: Document, locale: str) -> Mapping[str, Category]:
    """Every category by its path, parents before children."""
    return {each.path: each for each in _Tree(document, locale).below(document.data, "", "", {})}


class _Tree:
    def __init__(self, document: Document, locale: str) -> None:
        self._document = document
        self._locale = locale

    def below(self, raw: Any, path: str, pointer: str, inherited: Mapping[str, str]) -> Iterator[Category]:
        for code, node in mapping_of(raw).items():
            here = f"{path}/{code}" if path else code
            at = extend_pointer(pointer, code)
            said = mapping_of(node)
            own = {name: text for name, value in mapping_of(said.get("taxonomies")).items() if (text := text_of(value))}
            taxonomies = {**inherited, **own}
            place = self._document.key_place(at)
            yield Category(here, labels_of(said.get("label"), self._locale), taxonomies, place)
            yield from self.below(said.get("children"), here, extend_pointer(at, "children"), taxonomies)
