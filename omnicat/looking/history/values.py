"""What a product file says, value by value: each with a name of its own, whatever line, order or spelling it has."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute, Money, Row, Scalar, Value
from omnicat.attributes.plain import is_empty
from omnicat.attributes.writing import write_row, write_scalar
from omnicat.catalog.plain import list_of, mapping_of, text_of, texts_of
from omnicat.documents import parse, written
from omnicat.findings import extend_pointer
from omnicat.model.catalog import Model

SKU, STATUS, FAMILY, CATEGORIES, PARENT, EXCLUDE = "sku", "status", "family", "categories", "parent", "exclude"
PRODUCT = (SKU, PARENT, FAMILY, STATUS, CATEGORIES, EXCLUDE)
"""What a product says of itself besides attributes, assets and associations; `parent` is what it is a variant of."""


class Key(NamedTuple):
    """The name of a value: whose it is, what kind of thing (product, attribute, asset, association), and which."""

    sku: str
    kind: str
    name: str
    channel: str = ""
    locale: str = ""
    currency: str = ""


class Said(NamedTuple):
    """A value: what it means, in which two spellings of one thing are equal; its words; and where it stands."""

    value: Any
    text: str
    pointer: str


class Contents(Struct, frozen=True):
    """All that a product file says, and the tree it is said in: SKU -> what it is a variant of, '' for the product."""

    said: Mapping[Key, Said]
    parent_by_sku: Mapping[str, str]


NOTHING = Contents({}, {})


def read_contents(data: bytes, path: str, model: Model) -> Contents:
    """What a file says; nothing where it can't be read, or holds no product. Values are read by the types of today."""
    document, _ = parse(data, path)
    return contents_of(document.data, model) if document else NOTHING


def contents_of(data: Any, model: Model) -> Contents:
    """The same, of data that is read already."""
    said: dict[Key, Said] = {}
    parents: dict[str, str] = {}
    for sku, parent, node, pointer in nodes_of(data):
        if sku not in parents:
            parents[sku] = parent
            said.update(_node(sku, parent, node, pointer, model))
    return Contents(said, parents)


def nodes_of(data: Any) -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    """Every product and variant of a file: its SKU, what it is a variant of, what it says, and where."""
    yield from _nodes(mapping_of(data), "", "")


def _nodes(node: Mapping[str, Any], parent: str, pointer: str) -> Iterator[tuple[str, str, Mapping[str, Any], str]]:
    sku = text_of(node.get("sku"))
    if not sku:
        return
    yield sku, parent, node, pointer
    below = node.get("variants")
    for index, child in enumerate(below if isinstance(below, list) else ()):
        yield from _nodes(mapping_of(child), sku, extend_pointer(pointer, "variants", index))


def _node(sku: str, parent: str, node: Mapping[str, Any], pointer: str, model: Model) -> Iterator[tuple[Key, Said]]:
    for name, text in ((SKU, sku), (PARENT, parent)):
        if text:
            yield Key(sku, "product", name), Said(text, text, extend_pointer(pointer, "sku"))
    for name in (FAMILY, STATUS):
        if text := text_of(node.get(name)):
            yield Key(sku, "product", name), Said(text, text, extend_pointer(pointer, name))
    if paths := texts_of(node.get(CATEGORIES)):
        yield Key(sku, "product", CATEGORIES), Said(paths, ", ".join(paths), extend_pointer(pointer, CATEGORIES))
    yield from _shown(sku, "", node, pointer, model)
    for name, links in mapping_of(node.get("associations")).items():
        if value := tuple(_link(each) for each in list_of(links)):
            text = ", ".join(f"{count} × {other}" if count else other for other, count in value)
            yield Key(sku, "association", name), Said(value, text, extend_pointer(pointer, "associations", name))
    for channel, own in mapping_of(node.get("channels")).items():
        at = extend_pointer(pointer, "channels", channel)
        yield from _shown(sku, channel, mapping_of(own), at, model)
        if mapping_of(own).get(EXCLUDE) is True:
            yield Key(sku, "product", EXCLUDE, channel), Said("true", "true", extend_pointer(at, EXCLUDE))


def _shown(sku: str, channel: str, node: Mapping[str, Any], pointer: str, model: Model) -> Iterator[tuple[Key, Said]]:
    """Attributes and assets: of the product, or as a channel has them."""
    for code, raw in mapping_of(node.get("attributes")).items():
        for locale, currency, said in _values(raw, model.attributes.get(code), model.settings.locales):
            at = extend_pointer(pointer, "attributes", code)
            yield Key(sku, "attribute", code, channel, locale, currency), said._replace(pointer=at)
    for role, raw in mapping_of(node.get("assets")).items():
        if value := tuple(_asset(each) for each in list_of(raw)):
            text = ", ".join(f"{path} ({alt})" if alt else path for path, alt in value)
            yield Key(sku, "asset", role, channel), Said(value, text, extend_pointer(pointer, "assets", role))


def _values(raw: Any, attribute: Attribute | None, locales: tuple[str, ...]) -> Iterator[tuple[str, str, Said]]:
    """Locale, currency and value, as the attribute's type tells them apart; else all of it as it is written."""
    if is_empty(raw):
        return
    values = read_value(raw, attribute, _locales(raw, attribute, locales))[0] if attribute else {}
    if not values:
        text = _as_written(raw)
        yield "", "", Said(("as written", text), text, "")
    for locale, value in values.items():
        if isinstance(value, Money):
            for currency, amount in value.amounts:
                yield locale, currency, Said(amount, written(amount), "")
        else:
            yield locale, "", Said(_comparable(value), _in_words(value), "")


def _locales(raw: Any, attribute: Attribute, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Those of today, and those that the file says: a locale may have been given up since."""
    if not attribute.localizable or not isinstance(raw, dict):
        return locales
    is_by_locale = attribute.type != "money" or any(key in locales for key in raw)
    return tuple(dict.fromkeys((*locales, *raw))) if is_by_locale else locales


def _comparable(value: Value) -> Any:
    """`true` is another thing than `1`, and the order of a row's columns is none."""
    if isinstance(value, tuple):
        return tuple(tuple(sorted(row.items())) if isinstance(row, Mapping) else row for row in value)
    return ("boolean", value) if isinstance(value, bool) else value


def _in_words(value: Value) -> str:
    if not isinstance(value, tuple):
        return _plain(value)
    is_table = any(isinstance(each, Mapping) for each in value)
    return ("; " if is_table else ", ").join(_entry(each) for each in value)


def _entry(entry: Scalar | Row) -> str:
    return _as_written(write_row(entry)) if isinstance(entry, Mapping) else _plain(entry)


def _plain(value: Scalar) -> str:
    if isinstance(value, Money):
        return ", ".join(f"{amount:f} {currency}" for currency, amount in value.amounts)
    return _as_written(write_scalar(value))


def _as_written(raw: Any) -> str:
    if isinstance(raw, Mapping):
        return ", ".join(f"{key}: {_as_written(each)}" for key, each in raw.items())
    if isinstance(raw, list | tuple):
        return ", ".join(map(_as_written, raw))
    return written(raw)


def _link(raw: Any) -> tuple[str, str]:
    said = mapping_of(raw)
    return (text_of(said.get("sku")), text_of(said.get("quantity"))) if said else (text_of(raw), "")


def _asset(raw: Any) -> tuple[str, str]:
    said = mapping_of(raw)
    return (text_of(said.get("file")), _as_written(said.get("alt"))) if said else (text_of(raw), "")


def subtree(sku: str, parents: Mapping[str, str]) -> Iterator[str]:
    """A product or variant and everything below it, as far as the tree has it."""
    below: dict[str, list[str]] = {}
    for child, parent in parents.items():
        below.setdefault(parent, []).append(child)
    waiting = [sku] if sku in parents else []
    while waiting:
        yield (here := waiting.pop())
        waiting += below.get(here, ())
