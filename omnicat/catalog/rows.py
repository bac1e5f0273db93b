"""Summary rows: what the checks over the whole catalog need to know of every product and variant."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.attributes.definition import Attribute, Value
from omnicat.attributes.gtin import to_gtin14
from omnicat.attributes.protocol import Raw
from omnicat.attributes.writing import write
from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.documents import written
from omnicat.findings import Location, escape_key, extend_pointer
from omnicat.model.catalog import Model
from omnicat.model.product import Lineage, LocaleValues, Node, Product, status_of
from omnicat.templating.filters import slug


class UniqueValue(Struct, frozen=True, array_like=True):
    """A value of an attribute that no two products may share."""

    attribute: str
    text: str
    where: Location


class Link(Struct, frozen=True, array_like=True):
    """A typed link to another product."""

    type: str
    sku: str
    quantity: int
    where: Location


class Reference(Struct, frozen=True, array_like=True):
    """An attribute that names something else: `to` says what, `target` which."""

    attribute: str
    to: str
    target: str
    where: Location


class Use(Struct, frozen=True, array_like=True):
    """An asset in a role, or in an attribute or column of type asset; `channel` where only that one uses it."""

    path: str
    role: str
    where: Location
    channel: str = ""


class Row(Struct, frozen=True, array_like=True):
    """One product or variant. What it inherits is in `status` and `axis_values` only. A product has a `slug`, in
    the default locale; what its SKU makes where it says none.

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
    axis_values: Mapping[str, str] = field(default_factory=dict)
    slug: str = ""


TELLING = frozenset({"gtin", "reference", "asset"})
"""The types of attributes that rows tell of, and of columns; of others only those that are unique."""


def rows_of(product: Product, model: Model) -> tuple[Row, ...]:
    """A row for the product and for each variant, in the order of the file."""
    return tuple(_row(lineage, product, model) for lineage in product.lineages)


class _Said(Struct, frozen=True):
    """Values of a node with what the file holds for them: its own, or those of one channel.

    `telling` are those of its attributes that a row tells of.
    """

    values: Mapping[str, LocaleValues]
    telling: tuple[Attribute, ...]
    raw: Mapping[str, Any]
    path: str
    pointer: str
    channel: str = ""

    def where(self, code: str, locale: str, index: int | None = None) -> Location:
        keys: list[str | int] = [code]
        raw = self.raw.get(code)
        if locale and isinstance(raw, dict) and locale in raw:
            keys.append(locale)
        if index is not None:
            keys.append(index)
        return Location(self.path, pointer=extend_pointer(self.pointer, *keys))

    def index(self, code: str, locale: str, entry: str) -> int | None:
        """Which entry of the file's list it is: entries that could not be read are not among the values."""
        texts = [text_of(each) for each in self._entries(code, locale)]
        return texts.index(entry) if entry in texts else None

    def cell(self, code: str, locale: str, column: str, text: str) -> Location:
        """Where a table of the file says this text in a column."""
        texts = [text_of(mapping_of(each).get(column)) for each in self._entries(code, locale)]
        row = self.where(code, locale, texts.index(text) if text in texts else None)
        return Location(row.path, pointer=extend_pointer(row.pointer, column)) if text in texts else row

    def _entries(self, code: str, locale: str) -> list[Any]:
        raw = self.raw.get(code)
        return list_of(raw.get(locale) if isinstance(raw, dict) else raw)


def _row(lineage: Lineage, product: Product, model: Model) -> Row:
    node, path = lineage[-1], product.path
    own, *channels = _said(node, path, model)
    gtin = next(_texts(own, lambda attribute: attribute.type == "gtin"), None)
    axes = model.families[product.family].axes if product.family in model.families else ()
    return Row(
        node.sku,
        node.level,
        Location(path, pointer=f"{node.pointer}/sku" if node.pointer else "sku"),
        product.sku,
        product.family,
        status_of(lineage),
        not node.variants,
        product.categories,
        to_gtin14(gtin.text) if gtin else "",
        gtin.where if gtin else None,
        tuple(_texts(own, lambda attribute: attribute.unique)),
        _links(product) if node.level == 0 else (),
        tuple(each for said in (own, *channels) for each in _references(said)),
        (*_uses(node, path), *(each for said in (own, *channels) for each in _asset_values(said))),
        {code: text for code in axes if (text := _nearest(code, lineage))},
        _slug(node, model) if node.level == 0 else "",
    )


def _slug(node: Node, model: Model) -> str:
    said = node.values.get("slug", {})
    text = next((said[locale] for locale in ("", model.settings.locale) if locale in said), None)
    return str(text) if text else slug(node.sku)


def _said(node: Node, path: str, model: Model) -> tuple[_Said, ...]:
    """The node's own values first, then those of each channel that says any."""
    below = f"{node.pointer}/" if node.pointer else ""
    own = _Said(
        node.values, _telling(node.values, model), mapping_of(node.raw.get("attributes")), path, f"{below}attributes"
    )
    channels = mapping_of(node.raw.get("channels"))
    return own, *(
        _Said(
            override.values,
            _telling(override.values, model),
            mapping_of(mapping_of(channels.get(name)).get("attributes")),
            path,
            f"{below}channels/{escape_key(name)}/attributes",
            name,
        )
        for name, override in node.overrides.items()
        if override.values
    )


def _telling(values: Mapping[str, LocaleValues], model: Model) -> tuple[Attribute, ...]:
    said = [model.attributes[code] for code in values]
    return tuple([each for each in said if each.unique or each.type in TELLING or (each.columns and _columns(each))])


def _texts(said: _Said, wanted: Callable[[Attribute], bool]) -> Iterator[UniqueValue]:
    """What is said for the wanted attributes, one entry for each locale."""
    for attribute in said.telling:
        if wanted(attribute):
            for locale, value in said.values[attribute.code].items():
                yield UniqueValue(attribute.code, text_of_value(value), said.where(attribute.code, locale))


def _references(said: _Said) -> Iterator[Reference]:
    for attribute in said.telling:
        if attribute.type == "reference":
            for target, where in _entries(said, attribute.code):
                yield Reference(attribute.code, attribute.to, target, where)
        for column, target, where in _cells(said, attribute):
            if column.type == "reference":
                yield Reference(attribute.code, column.to, target, where)


def _asset_values(said: _Said) -> Iterator[Use]:
    for attribute in said.telling:
        if attribute.type == "asset":
            for path, where in _entries(said, attribute.code):
                yield Use(path, attribute.code, where, said.channel)
        for column, path, where in _cells(said, attribute):
            if column.type == "asset":
                yield Use(path, attribute.code, where, said.channel)


def _columns(attribute: Attribute) -> tuple[Attribute, ...]:
    """Those of a table that name something else."""
    return tuple([each for each in attribute.columns.values() if each.type in ("reference", "asset")])


def _cells(said: _Said, attribute: Attribute) -> Iterator[tuple[Attribute, str, Location]]:
    """What a table names in its columns."""
    columns = _columns(attribute) if attribute.columns else ()
    for locale, rows in said.values[attribute.code].items() if columns else ():
        for row in rows if isinstance(rows, tuple) else ():
            for column in columns:
                if isinstance(row, Mapping) and column.code in row:
                    text = str(row[column.code])
                    yield column, text, said.cell(attribute.code, locale, column.code, text)


def _entries(said: _Said, code: str) -> Iterator[tuple[str, Location]]:
    """The texts an attribute says, each entry of a list on its own."""
    for locale, value in said.values[code].items():
        if isinstance(value, str):
            yield value, said.where(code, locale)
        elif isinstance(value, tuple):
            for entry in value:
                if isinstance(entry, str):
                    yield entry, said.where(code, locale, said.index(code, locale, entry))


def _uses(node: Node, path: str) -> Iterator[Use]:
    for role, uses in node.assets.items():
        yield from (Use(use.path, role, Location(path, pointer=use.pointer)) for use in uses)
    for channel, override in node.overrides.items():
        for role, uses in override.assets.items():
            yield from (Use(use.path, role, Location(path, pointer=use.pointer), channel) for use in uses)


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
