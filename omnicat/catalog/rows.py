"""Summary rows: what the checks over the whole catalog need to know of every product and variant."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from omnicat.attributes.definition import Attribute, Value
from omnicat.attributes.gtin import to_gtin14
from omnicat.attributes.protocol import Raw
from omnicat.attributes.writing import write
from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.documents import written
from omnicat.findings import Location, escape_key
from omnicat.model.catalog import Model
from omnicat.model.product import Lineage, LocaleValues, Node, Product, lineages, status_of


@dataclass(frozen=True, slots=True)
class UniqueValue:
    """A value of an attribute that no two products may share."""

    attribute: str
    text: str
    where: Location


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link to another product."""

    type: str
    sku: str
    quantity: int
    where: Location


@dataclass(frozen=True, slots=True)
class Reference:
    """An attribute that names something else: `to` says what, `target` which."""

    attribute: str
    to: str
    target: str
    where: Location


@dataclass(frozen=True, slots=True)
class Use:
    """An asset in a role, or in an attribute of type asset; `channel` where only that one uses it."""

    path: str
    role: str
    where: Location
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One product or variant. What it inherits is in `status` and `axis_values` only.

    Places know path and pointer; `locate` finds their line and column when a finding needs them. Encodes as msgspec.
    """

    sku: str
    level: int
    where: Location
    product: str
    family: str
    status: str
    is_sellable: bool
    categories: tuple[str, ...] = ()
    gtin: str = ""
    gtin_where: Location | None = None
    unique_values: tuple[UniqueValue, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    assets: tuple[Use, ...] = ()
    axis_values: Mapping[str, str] | None = None


def rows_of(product: Product, model: Model) -> tuple[Row, ...]:
    """A row for the product and for each variant, in the order of the file."""
    return tuple(_row(lineage, product, model) for lineage in lineages(product.root))


def _row(lineage: Lineage, product: Product, model: Model) -> Row:
    node = lineage[-1]
    gtin = next(_texts(node, product.path, model, lambda attribute: attribute.type == "gtin"), None)
    axes = model.families[product.family].axes if product.family in model.families else ()
    return Row(
        node.sku,
        node.level,
        Location(product.path, pointer=_below(node, "sku")),
        product.sku,
        product.family,
        status_of(lineage),
        not node.variants,
        product.categories,
        to_gtin14(gtin.text) if gtin else "",
        gtin.where if gtin else None,
        tuple(_texts(node, product.path, model, lambda attribute: attribute.unique)),
        _links(product) if node.level == 0 else (),
        tuple(_references(node, product.path, model)),
        tuple(_uses(node, product.path, model)),
        {code: text for code in axes if (text := _nearest(code, lineage))},
    )


def _texts(node: Node, path: str, model: Model, wanted: Callable[[Attribute], bool]) -> Iterator[UniqueValue]:
    """What the node itself says for the wanted attributes, one entry for each locale."""
    for code, values in node.values.items():
        if wanted(model.attributes[code]):
            for locale, value in values.items():
                yield UniqueValue(
                    code, text_of_value(value), Location(path, pointer=_value_pointer(node, code, locale))
                )


def _references(node: Node, path: str, model: Model) -> Iterator[Reference]:
    for code, values in node.values.items():
        attribute = model.attributes[code]
        if attribute.type == "reference":
            for target, where in _entries(values, path, node, code):
                yield Reference(code, attribute.to, target, where)


def _uses(node: Node, path: str, model: Model) -> Iterator[Use]:
    for role, uses in node.assets.items():
        yield from (Use(use.path, role, Location(path, pointer=use.pointer)) for use in uses)
    for channel, override in node.overrides.items():
        for role, uses in override.assets.items():
            yield from (Use(use.path, role, Location(path, pointer=use.pointer), channel) for use in uses)
    for code, values in node.values.items():
        if model.attributes[code].type == "asset":
            yield from (Use(asset, code, where) for asset, where in _entries(values, path, node, code))


def _entries(values: LocaleValues, path: str, node: Node, code: str) -> Iterator[tuple[str, Location]]:
    """The texts an attribute says, each entry of a list on its own."""
    for locale, value in values.items():
        pointer = _value_pointer(node, code, locale)
        if isinstance(value, tuple):
            said = _raw_list(node, code, locale)
            for entry in value:
                if isinstance(entry, str):
                    # What could not be read is left out of the value, so the index is that of the file.
                    below = f"{pointer}/{said.index(entry)}" if entry in said else pointer
                    yield entry, Location(path, pointer=below)
        elif isinstance(value, str):
            yield value, Location(path, pointer=pointer)


def _links(product: Product) -> tuple[Link, ...]:
    return tuple(
        Link(each.type, each.sku, each.quantity, Location(product.path, pointer=each.pointer))
        for each in product.associations
    )


def _nearest(code: str, lineage: Lineage) -> str:
    """What the node or the nearest of its ancestors says, as text; in the first locale where there are several."""
    said = next((node.values[code] for node in reversed(lineage) if code in node.values), {})
    return next(map(text_of_value, said.values()), "")


def text_of_value(value: Value) -> str:
    """A value as it is compared: option codes, `180 g`, digits as written."""
    return _text(write(value))


def _text(raw: Raw) -> str:
    if isinstance(raw, list):
        return ", ".join(map(_text, raw))
    if isinstance(raw, dict):
        return ", ".join(f"{key} {_text(cell)}" for key, cell in raw.items())
    return written(raw)


def _value_pointer(node: Node, code: str, locale: str) -> str:
    said = mapping_of(node.raw.get("attributes")).get(code)
    below = f"/{escape_key(locale)}" if locale and isinstance(said, dict) and locale in said else ""
    return _below(node, f"attributes/{escape_key(code)}{below}")


def _raw_list(node: Node, code: str, locale: str) -> list[str]:
    """The entries of a list as the file writes them."""
    said = mapping_of(node.raw.get("attributes")).get(code)
    entries = said.get(locale) if isinstance(said, dict) else said
    return list(map(text_of, list_of(entries)))


def _below(node: Node, keys: str) -> str:
    return f"{node.pointer}/{keys}" if node.pointer else keys
