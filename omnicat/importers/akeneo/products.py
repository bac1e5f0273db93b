"""Rows of an Akeneo table as products."""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from msgspec import Struct, field

from omnicat.attributes.markup import plain
from omnicat.findings import did_you_mean
from omnicat.importers.akeneo.columns import KEYS, Column, column_of
from omnicat.importers.akeneo.definitions import Home
from omnicat.importers.cells import Reading, read_boolean, read_date, read_measurement, read_money, read_number
from omnicat.importers.draft import Data, DraftAsset, DraftProduct
from omnicat.importers.guessing import has_tags
from omnicat.importers.html import as_html
from omnicat.importers.identifiers import Skus
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.originals import find_original
from omnicat.importers.rules import (
    BAD_VALUE,
    MISSING_FILE,
    UNKNOWN_CATEGORY,
    UNKNOWN_FAMILY,
    UNKNOWN_OPTION,
)
from omnicat.importers.tables import Row, Table


class Reader(Struct):
    """Reads rows with one set of definitions; remembers SKUs and originals across tables."""

    homes: Mapping[str, Home]
    families: Mapping[str, Any]
    category_paths: Mapping[str, str]
    links: Mapping[str, str]
    locales: Sequence[str]
    currencies: Sequence[str]
    notes: Notes
    skus: Skus
    assets: dict[str, DraftAsset] = field(default_factory=dict)

    def products(self, table: Table, columns: Mapping[str, Column]) -> list[DraftProduct]:
        """The products of one table; a row without a SKU of its own is refused."""
        key = sku_column(table)
        found = []
        for row in table.rows:
            sku = row.get(key)
            if self.skus.admits(sku, table.cell(row, key)):
                found.append(DraftProduct(self._product(sku, row, table, columns), table.cell(row).where))
        return found

    def _product(self, sku: str, row: Row, table: Table, columns: Mapping[str, Column]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        assets: dict[str, Any] = {}
        links: dict[str, list[str]] = {}
        for name, column in columns.items():
            text = row.get(name)
            if not text or column.attribute in KEYS or column.is_unit:
                continue
            if column.links:
                self._link(column, text, links)
            elif self.homes[column.attribute].type == "asset":
                self._asset(text, table, table.cell(row, name), assets)
            else:
                self._value(column, text, row, table.cell(row, name), values)
        order = {code: place for place, home in enumerate(self.homes.values()) for code in home.code_by_scope.values()}
        ranks = {name: place for place, name in enumerate((*self.locales, *self.currencies))}
        return {
            "sku": sku,
            **self._family(row, table),
            "status": "draft" if row.get("enabled") == "0" else "active",
            **self._categories(row, table),
            **_kept(
                "attributes", {code: _ordered(values[code], ranks) for code in sorted(values, key=order.__getitem__)}
            ),
            **_kept("assets", assets),
            **_kept("associations", links),
        }

    def _family(self, row: Row, table: Table) -> dict[str, Any]:
        family = row.get("family")
        if not family or family in self.families:
            return {"family": family} if family else {}
        cell = table.cell(row, "family")
        self.notes.wrong(
            UNKNOWN_FAMILY, cell, f"family '{family}' does not exist", did_you_mean(family, self.families), value=family
        )
        return {}

    def _categories(self, row: Row, table: Table) -> dict[str, Any]:
        paths = []
        for code in _split(row.get("categories")):
            if code in self.category_paths:
                paths.append(self.category_paths[code])
            else:
                hint = did_you_mean(code, self.category_paths)
                self.notes.wrong(
                    UNKNOWN_CATEGORY,
                    table.cell(row, "categories"),
                    f"category '{code}' does not exist",
                    hint,
                    value=code,
                )
        return _kept("categories", list(dict.fromkeys(paths)))

    def _link(self, column: Column, text: str, links: dict[str, list[str]]) -> None:
        if column.links in ("products", "product_models"):
            links.setdefault(self.links.get(column.attribute, column.attribute.lower()), []).extend(_split(text))

    def _asset(self, text: str, table: Table, cell: Cell, assets: dict[str, Any]) -> None:
        for part in _split(text):
            found = find_original(table.path.parent, part)
            if isinstance(found, str):
                self.notes.wrong(MISSING_FILE, cell, f"'{part}' {found}", "put the file beside the table", value=part)
                continue
            self.assets.setdefault(found.path, found)
            if "main" not in assets:
                assets["main"] = found.path
            else:
                assets.setdefault("gallery", []).append(found.path)

    def _value(self, column: Column, text: str, row: Row, cell: Cell, values: dict[str, Any]) -> None:
        home = self.homes[column.attribute]
        definition = home.definition_by_scope[column.scope]
        unit = row.get(f"{column.name}-unit")
        reading = self._reading(definition, column, f"{text} {unit}" if unit else text, cell)
        if reading.trouble:
            self.notes.wrong(BAD_VALUE, cell, reading.trouble, reading.hint, value=text)
        if reading.change:
            self.notes.say("changed" if reading.value is not None else "left out", cell, reading.change, text[:200])
        if reading.value is None or reading.value == []:
            return
        code = home.code_by_scope[column.scope]
        if column.locale and definition.get("localizable"):
            values.setdefault(code, {})[column.locale] = reading.value
        elif isinstance(reading.value, dict):
            values.setdefault(code, {}).update(reading.value)
        else:
            values[code] = reading.value

    def _reading(self, definition: Data, column: Column, text: str, cell: Cell) -> Reading:
        kind = str(definition["type"])
        if kind in ("select", "multi_select"):
            return self._choice(definition, text, cell)
        if kind in ("integer", "decimal"):
            return read_number(text, whole=kind == "integer")
        if kind == "boolean":
            return read_boolean(text)
        if kind == "date":
            return read_date(text)
        if kind == "money":
            return read_money(text, column.currency or self.currencies[0])
        if kind == "measurement":
            return read_measurement(text, str(definition.get("unit", "")), str(definition.get("quantity", "")))
        return as_html(text) if kind == "rich_text" else _lines(text)

    def _choice(self, definition: Data, text: str, cell: Cell) -> Reading:
        options = definition.get("options") or {}
        chosen = []
        for code in _split(text) if definition["type"] == "multi_select" else (text,):
            if code in options:
                chosen.append(code)
            else:
                self.notes.wrong(
                    UNKNOWN_OPTION, cell, f"option '{code}' does not exist", did_you_mean(code, options), value=code
                )
        return Reading(chosen if definition["type"] == "multi_select" else next(iter(chosen), None))


def sku_column(table: Table) -> str:
    """The column that identifies a product, or ''."""
    return next((name for name in ("sku", "identifier", "SKU") if name in table.columns), "")


def columns_of(table: Table, attributes: Sequence[str] | Mapping[str, Any]) -> dict[str, Column]:
    """What each column of a table says."""
    return {name: column_of(name, attributes) for name in table.columns}


def _lines(text: str) -> Reading:
    """Plain text: written line breaks become real ones; tags and entities go."""
    changes = []
    made = text
    if "\\n" in made:
        made = made.replace("\\r", "").replace("\\n", "\n")
        changes.append("'\\n' became a line break")
    if has_tags(made):
        made = plain(made)
        changes.append("HTML tags taken out")
    elif unescape(made) != made:
        made = unescape(made)
        changes.append("HTML entities became the signs they stand for")
    made = made.replace("\xa0", " ").strip()
    return Reading(made or None, ", ".join(changes) if made else "the text is only spaces")


def _ordered(value: Any, ranks: Mapping[str, int]) -> Any:
    """By locale and by currency, in the order the catalog names them."""
    return (
        {key: value[key] for key in sorted(value, key=lambda key: ranks.get(key, len(ranks)))}
        if isinstance(value, dict)
        else value
    )


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _kept(key: str, value: Any) -> dict[str, Any]:
    return {key: value} if value else {}
