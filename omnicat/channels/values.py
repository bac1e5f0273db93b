"""What a product says for each attribute in one locale, and where it says it."""

from collections.abc import Iterator, Mapping

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute, Value
from omnicat.findings import Location, extend_pointer
from omnicat.model.catalog import Model
from omnicat.model.listing import Origin, Resolved
from omnicat.model.product import Lineage, LocaleValues, Node


def resolve(lineage: Lineage, path: str, model: Model, locale: str, channels: tuple[str, ...]) -> dict[str, Resolved]:
    """Every value of a node by attribute code: its own, or inherited, in that locale or a fallback of it.

    `channels` are the names whose presentation overrides count, the most specific first. Defaults of the
    attributes come last. An attribute without a value is absent.
    """
    found: dict[str, Resolved] = {}
    sayings = tuple(_sayings(lineage, channels))
    for code in dict.fromkeys(code for _, _, values in sayings for code in values):
        attribute = model.attributes.get(code)
        if attribute and (resolved := _resolve_one(attribute, sayings, path, model, locale)):
            found[code] = resolved
    return found


def with_defaults(found: dict[str, Resolved], codes: tuple[str, ...], model: Model, locale: str) -> dict[str, Resolved]:
    """The values with the defaults of those attributes that say nothing."""
    for code in codes:
        attribute = model.attributes.get(code)
        if code not in found and attribute and attribute.default is not None:
            said, _ = read_value(attribute.default, attribute, model.settings.locales)
            if (
                each := next((each for each in locales_of(attribute, locale, model) if each in said), None)
            ) is not None:
                found[code] = Resolved(said[each], Origin("default", attribute.where, each))
    return found


def locales_of(attribute: Attribute, locale: str, model: Model) -> tuple[str, ...]:
    """The locales to look in, in order; '' alone for what is not localizable."""
    return (locale, *model.fallback_of(attribute, locale)) if attribute.localizable else ("",)


Saying = tuple[str, str, Mapping[str, LocaleValues]]
"""The kind of origin, the pointer of the mapping of attributes, and what stands in it."""


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


def _resolve_one(
    attribute: Attribute, sayings: tuple[Saying, ...], path: str, model: Model, locale: str
) -> Resolved | None:
    for each in locales_of(attribute, locale, model):
        for kind, pointer, values in sayings:
            if attribute.code in values and each in values[attribute.code]:
                return _resolved(attribute, kind, pointer, values[attribute.code][each], path, each, locale)
    return None


def _resolved(
    attribute: Attribute, kind: str, pointer: str, value: Value, path: str, found_in: str, locale: str
) -> Resolved:
    keys = (attribute.code, found_in) if found_in else (attribute.code,)
    fell_back = found_in not in ("", locale)
    return Resolved(
        value, Origin("fallback" if fell_back else kind, Location(path, 0, 0, extend_pointer(pointer, *keys)), found_in)
    )
