"""A product and its variants: what each says of itself, before anything is inherited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from omnicat.attributes.definition import Value

LocaleValues = Mapping[str, Value]
"""Locale -> value; the key is '' where the attribute is not localizable."""

STATUSES = ("draft", "active", "retired")


@dataclass(frozen=True, slots=True)
class AssetUse:
    """One asset in one role: the path below `assets/`, and the alt text said at the product."""

    path: str
    pointer: str
    alt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Override:
    """What one channel says its own way."""

    values: Mapping[str, LocaleValues] = field(default_factory=dict)
    assets: Mapping[str, tuple[AssetUse, ...]] = field(default_factory=dict)
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class Node:
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


@dataclass(frozen=True, slots=True)
class Association:
    """A typed link to another product; `quantity` where the type `counts`, as in bundles."""

    type: str
    sku: str
    pointer: str
    quantity: int = 1
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """A product as its file says it. `root` holds its own values and its variants."""

    path: str
    root: Node
    family: str = ""
    categories: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()

    @property
    def sku(self) -> str:
        """The product's own identifier."""
        return self.root.sku


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
    said = [node.status for node in lineage if node.status]
    return next((status for status in ("retired", "draft") if status in said), "active" if said else "draft")


def _descend(lineage: Lineage) -> Iterator[Lineage]:
    yield lineage
    for child in lineage[-1].variants:
        yield from _descend((*lineage, child))
