"""Where a finding stands: a file and the keys in it."""

from typing import Any

from omnicat.findings import Location, extend_pointer
from omnicat.model.product import Node, Product


def below(where: Location, *keys: str | int) -> Location:
    """The place of something below a place, its line not yet known."""
    return Location(where.path, 0, 0, extend_pointer(where.pointer, *keys))


def at(product: Product, node: Node, *keys: str | int) -> Location:
    """The place of something that a product or variant says."""
    return Location(product.path, 0, 0, extend_pointer(node.pointer, *keys))


def of_value(product: Product, node: Node, code: str, locale: str = "") -> Location:
    """The place of an attribute's value: a plain value of a localizable attribute has no key for its locale."""
    return at(product, node, "attributes", code, *locale_keys(said(node.raw, "attributes", code), locale))


def said(raw: Any, *keys: str) -> Any:
    """What a file holds below some keys; None where it holds something else."""
    for key in keys:
        raw = raw.get(key) if isinstance(raw, dict) else None
    return raw


def locale_keys(raw: Any, locale: str) -> tuple[str, ...]:
    """The keys from a value as written to what it says in a locale."""
    return (locale,) if locale and isinstance(raw, dict) and locale in raw else ()
