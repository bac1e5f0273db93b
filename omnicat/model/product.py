"""A product and its variants: what each says of itself, before anything is inherited."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from omnicat.attributes.definition import Value

LocaleValues = Mapping[str, Value]
"""Locale -> value; the key is '' where the attribute is not localizable."""

STATUSES = ("draft", "active", "retired")

NOTHING_SAID = frozenset({""})

OWN = ("attributes",)
"""The keys from a node to what it says for itself."""


class AssetUse(Struct, frozen=True):
    """One asset in one role: the path below `assets/`, and the alt text said at the product."""

    path: str
    pointer: str
    alt: Mapping[str, str] = field(default_factory=dict)


class Override(Struct, frozen=True):
    """What one channel says its own way."""

    values: Mapping[str, LocaleValues] = field(default_factory=dict)
    assets: Mapping[str, tuple[AssetUse, ...]] = field(default_factory=dict)
    exclude: bool = False


class Node(Struct, frozen=True):
    """A product or one of its variants: one level of values. `pointer` is its place in the file."""

    sku: str
    pointer: str
    level: int
    status: str = ""
    values: Mapping[str, LocaleValues] = field(default_factory=dict)
    assets: Mapping[str, tuple[AssetUse, ...]] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    variants: tuple["Node", ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)


class Association(Struct, frozen=True):
    """A typed link to another product; `quantity` where the type `counts`, as in bundles."""

    type: str
    sku: str
    pointer: str
    quantity: int = 1
    counts: bool = False


class Text(NamedTuple):
    """A text that a node says for an attribute, of whatever type; an entry of a list is a text of its own.

    `keys` lead from the node to the mapping of attributes that it stands in.
    """

    text: str
    code: str
    locale: str
    node: Node
    keys: tuple[str, ...]


class Product(Struct, frozen=True, dict=True):
    """A product as its file says it. `root` holds its own values and its variants.

    `dict=True`: what is asked for by many is worked out when the first one asks, and kept.
    """

    path: str
    root: Node
    family: str = ""
    categories: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()

    @property
    def sku(self) -> str:
        """The product's own identifier."""
        return self.root.sku

    @cached_property
    def lineages(self) -> tuple["Lineage", ...]:
        """Every node with its ancestors, in the order of the file."""
        return tuple(lineages(self.root))

    @cached_property
    def leaves(self) -> tuple["Lineage", ...]:
        """What is sold: the nodes without variants, each with its ancestors."""
        return tuple(each for each in self.lineages if not each[-1].variants)

    @cached_property
    def active(self) -> tuple["Lineage", ...]:
        """What is for sale: the leaves that are active."""
        return tuple(each for each in self.leaves if status_of(each) == "active")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All its texts, without where they stand: quickly looked through, since there is mostly nothing to find."""
        return tuple([text for lineage in self.lineages for text in _words(lineage[-1])])

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that it says, its variants too, and what channels say their own way."""
        return tuple(_texts(self.lineages))

    @cached_property
    def prose(self) -> str:
        """All its texts, a line for each: what isn't in here is in none of them."""
        return "\n".join(self.words)


Lineage = tuple[Node, ...]
"""A node with its ancestors: the product first, the node itself last."""


def lineages(root: Node) -> Iterator[Lineage]:
    """Every node of a product with its ancestors, in the order of the file."""
    return _descend((root,))


def leaves(root: Node) -> tuple[Lineage, ...]:
    """What is sold: the nodes without variants, each with its ancestors."""
    return tuple(lineage for lineage in lineages(root) if not lineage[-1].variants)


def status_of(lineage: Lineage) -> str:
    """The nearest status that is said; a retired or draft ancestor wins over an active child."""
    said = {node.status for node in lineage}
    if "retired" in said:
        return "retired"
    return "draft" if "draft" in said or said == NOTHING_SAID else "active"


def _descend(lineage: Lineage) -> Iterator[Lineage]:
    yield lineage
    for child in lineage[-1].variants:
        yield from _descend((*lineage, child))


def _words(node: Node) -> list[str]:
    every = (node.values, *(override.values for override in node.overrides.values()))
    said = [value for values in every for by_locale in values.values() for value in by_locale.values()]
    words = [value for value in said if isinstance(value, str)]
    for value in said:
        if isinstance(value, tuple):
            words += [entry for entry in value if isinstance(entry, str)]
    return words


def _texts(lineages: Iterable[Lineage]) -> Iterator[Text]:
    for lineage in lineages:
        node = lineage[-1]
        yield from _texts_in(node.values, node, OWN)
        for channel, override in node.overrides.items():
            yield from _texts_in(override.values, node, ("channels", channel, "attributes"))


def _texts_in(values: Mapping[str, LocaleValues], node: Node, keys: tuple[str, ...]) -> Iterator[Text]:
    for code, by_locale in values.items():
        for locale, value in by_locale.items():
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    yield Text(text, code, locale, node, keys)
