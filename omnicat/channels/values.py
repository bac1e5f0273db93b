"""What a product says for each attribute in one locale, and where it says it."""

from collections.abc import Iterator, Mapping

from omnicat.channels.definitions import Look, Looks, locales_of
from omnicat.findings import Location, extend_pointer
from omnicat.model.listing import Origin, Resolved
from omnicat.model.product import Lineage, LocaleValues, Node


def resolve(
    lineage: Lineage, path: str, looks: Looks, channels: tuple[str, ...], known: dict[str, Resolved]
) -> dict[str, Resolved]:
    """Every value of a node by attribute code: its own, or inherited, in the locale of `looks` or a fallback of it.

    `channels` are the names whose presentation overrides count, the most specific first. An attribute without a
    value is absent. `known` grows by what is the same in every locale.
    """
    found: dict[str, Resolved] = {}
    sayings = tuple(_sayings(lineage, channels))
    for code in _codes(sayings):
        resolved = known.get(code)
        if resolved is None:
            look = looks[code]
            resolved = _resolve_one(code, look, sayings, path)
            if resolved is None:
                continue
            if not look[0].locale:
                known[code] = resolved
        found[code] = resolved
    return found


Saying = tuple[str, str, Mapping[str, LocaleValues]]
"""The kind of origin, the pointer of the mapping of attributes, and what stands in it."""


def _codes(sayings: tuple[Saying, ...]) -> Mapping[str, object]:
    if len(sayings) == 1:
        return sayings[0][2]
    return dict.fromkeys(code for _, _, values in sayings for code in values)


def _sayings(lineage: Lineage, channels: tuple[str, ...]) -> Iterator[Saying]:
    nearest_first = lineage[::-1]
    for channel in channels:
        for node in nearest_first:
            if channel in node.overrides and node.overrides[channel].values:
                pointer = extend_pointer(node.pointer, "channels", channel, "attributes")
                yield "override", pointer, node.overrides[channel].values
    for node in nearest_first:
        if node.values:
            yield _kind(node, lineage), extend_pointer(node.pointer, "attributes"), node.values


def _kind(node: Node, lineage: Lineage) -> str:
    if node is lineage[-1]:
        return "variant" if len(lineage) > 1 else "product"
    return "product" if node is lineage[0] else "parent"


def _resolve_one(code: str, looks: tuple[Look, ...], sayings: tuple[Saying, ...], path: str) -> Resolved | None:
    for locale, ending, is_fallback in looks:
        for kind, pointer, values in sayings:
            if code in values and locale in values[code]:
                where = Location(path, 0, 0, pointer + ending)
                return Resolved(values[code][locale], Origin("fallback" if is_fallback else kind, where, locale))
    return None


__all__ = ["locales_of", "resolve"]
