"""The names of other things of the catalog that a product file mentions: what its reading depends on."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.documents import Document

LONGEST_VALUE = 200
"""Values with more characters are not listed: that is prose."""


class Names(Struct, frozen=True, array_like=True):
    """Sorted, each once; of the product, its variants and what channels say their own way. Encodes as msgspec.

    `attributes` are the codes that the file says something for, `categories` paths, `assets` the paths in asset roles,
    `skus` the file's own, `links` the SKUs it links to, `channels` the keys of `channels`. `values` are the texts (and
    the digits of numbers) below `attributes`, since an attribute may name an asset, a product or a category.
    """

    family: str
    attributes: tuple[str, ...]
    categories: tuple[str, ...]
    assets: tuple[str, ...]
    skus: tuple[str, ...]
    links: tuple[str, ...]
    channels: tuple[str, ...]
    values: tuple[str, ...]


def names_in(document: Document) -> Names:
    """Every name by which reading the product, its rows and its checks look something up in the model.

    Whatever the shape of the file, none is missed; one in a place that is not read may be listed as well. A name
    of more than `LONGEST_VALUE` characters below `attributes` is not: who has an asset with such a path counts it as
    used by all products.

    Reading and checking a product depends on these too, which no name in its file tells:

    - all settings: locales, currencies, SKU pattern, association types and asset roles;
    - what its family names: its parents, and the definition of every attribute in its `attributes`, `required`,
      `recommended` and `axes`, whether the file says a value or not;
    - the attribute `price`, whose `min` one check asks for; and whether there are any categories at all;
    - hints, where a name is not known, or a family is abstract: all codes of attributes, of families with their
      `parent` and `abstract`, all paths of categories, all names of channels. A file with such a finding
      (`product/unknown-…`, `product/abstract-family`) depends on all of them;
    - of an asset its kind and its alt text, and whether it exists.
    """
    said, found = mapping_of(document.data), _Found()
    found.read_node(said)
    found.categories.update(map(text_of, list_of(said.get("categories"))))
    for linked in mapping_of(said.get("associations")).values():
        found.links.update(text_of(each.get("sku") if isinstance(each, dict) else each) for each in list_of(linked))
    return found.names(text_of(said.get("family")))


class _Found:
    """The names met so far."""

    __slots__ = ("assets", "attributes", "categories", "channels", "links", "skus", "values")

    def __init__(self) -> None:
        self.attributes: set[str] = set()
        self.categories: set[str] = set()
        self.assets: set[str] = set()
        self.skus: set[str] = set()
        self.links: set[str] = set()
        self.channels: set[str] = set()
        self.values: set[str] = set()

    def read_node(self, said: Mapping[str, Any]) -> None:
        """A product, or a variant."""
        self.skus.add(text_of(said.get("sku")))
        self._read_said(said)
        for name, override in mapping_of(said.get("channels")).items():
            self.channels.add(name)
            self._read_said(mapping_of(override))
        for variant in list_of(said.get("variants")):
            self.read_node(mapping_of(variant))

    def _read_said(self, said: Mapping[str, Any]) -> None:
        attributes = mapping_of(said.get("attributes"))
        self.attributes.update(attributes)
        self._read_values([*attributes.values()])
        for used in mapping_of(said.get("assets")).values():
            self.assets.update(text_of(each.get("file") if isinstance(each, dict) else each) for each in list_of(used))

    def _read_values(self, waiting: list[Any]) -> None:
        """The texts among these values and below them."""
        add = self.values.add
        for each in waiting:  # it grows as lists and mappings are met
            kind = type(each)
            if kind is dict:
                waiting += each.values()
            elif kind is list:
                waiting += each
            elif len(text := each if kind is str else text_of(each)) <= LONGEST_VALUE:
                add(text)

    def names(self, family: str) -> Names:
        """All of them, sorted; empty text names nothing, an empty key does."""
        for each in (self.categories, self.assets, self.skus, self.links, self.values):
            each.discard("")
        groups = (self.attributes, self.categories, self.assets, self.skus, self.links, self.channels, self.values)
        return Names(family, *(tuple(sorted(each)) for each in groups))
