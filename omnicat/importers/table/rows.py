"""Rows of an unknown table as products, by what its columns were found to be."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from omnicat.importers.cells import number
from omnicat.importers.draft import StockRow
from omnicat.importers.html import breaks
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.pictures import Picture, Pictures
from omnicat.importers.reading import CellReader, split
from omnicat.importers.rules import BAD_VALUE
from omnicat.importers.table.columns import Assigned
from omnicat.importers.tables import Row, Table
from omnicat.importers.trees import Trees

STATUSES = {
    **dict.fromkeys(
        ["active", "1", "true", "yes", "published", "publish", "enabled", "live", "aktiv", "ja", "on", "visible"],
        "active",
    ),
    **dict.fromkeys(
        [
            "draft",
            "0",
            "-1",
            "false",
            "no",
            "unpublished",
            "disabled",
            "inactive",
            "inaktiv",
            "entwurf",
            "hidden",
            "off",
            "nein",
            "private",
            "pending",
        ],
        "draft",
    ),
    **dict.fromkeys(["archived", "retired", "discontinued", "deleted", "archiviert", "ausgelaufen", "eol"], "retired"),
}


class RowReader(Struct):
    """Reads rows of one table; remembers SKUs across tables."""

    table: Table
    columns: Sequence[Assigned]
    reader: CellReader
    pictures: Pictures
    trees: Trees
    notes: Notes
    skus: Skus
    parent_of: dict[str, str] = field(default_factory=dict)
    stock: list[StockRow] = field(default_factory=list)

    def items(self) -> list[Item]:
        """One item a row that can be trusted."""
        return [item for row in self.table.rows if (item := self._item(row))]

    def column(self, role: str) -> str:
        """The column that has a role, or ''."""
        return next((each.column for each in self.columns if each.role == role), "")

    def _item(self, row: Row) -> Item | None:
        sku = self._sku(row)
        if not sku:
            return None
        item = Item(sku, self.table.cell(row).where)
        pictures: list[Picture] = []
        for each in self.columns:
            text = row.get(each.column)
            if not text or each.role in ("-", "sku"):
                continue
            cell = self.table.cell(row, each.column)
            if each.role in ("images", "gallery"):
                pictures += [Picture(name, cell) for name in picture_names(text)]
            elif each.role:
                self._role(each.role, text, cell, item)
            else:
                self._value(each, text, cell, item)
        self.pictures.place(pictures, self.table.path.parent, item.values, item.assets)
        item.kind = item.kind or str(item.values.get("product_type") or "")
        return item

    def _sku(self, row: Row) -> str:
        column = self.column("sku")
        sku = row.get(column).lstrip("'")
        return sku if self.skus.admits(sku, self.table.cell(row, column)) else ""

    def _role(self, role: str, text: str, cell: Cell, item: Item) -> None:
        if role == "parent":
            self.parent_of[item.sku] = text
        elif role == "family":
            item.kind = text
        elif role == "categories":
            item.categories = tuple(dict.fromkeys(self.trees.path(words) for words in category_words(text)))
        elif role == "status":
            item.status = STATUSES.get(text.casefold(), "")
            if not item.status:
                self.notes.wrong(
                    BAD_VALUE, cell, f"status '{text}' is not known", "write active, draft or retired", value=text
                )
        else:
            count = self.reader.count(text, cell)
            if count is not None:
                self.stock.append(StockRow(item.sku, count))

    def _value(self, each: Assigned, text: str, cell: Cell, item: Item) -> None:
        definition = self.reader.vocabulary.use(each.code, each.definition)
        bare = number(text, each.habits) is not None
        if definition["type"] == "measurement" and each.unit and bare:
            text = f"{text} {each.unit}"
        elif definition["type"] == "money" and each.currency and bare:
            text = f"{text} {each.currency}"
        elif definition["type"] == "rich_text" and "\n" in text and "<" not in text:
            self.notes.say("changed", cell, "line breaks became <br>")
            text = breaks(text)
        value = self.reader.value(each.code, text, cell, each.habits, locale=each.locale)
        if value is None:
            return
        before = item.values.get(each.code)
        item.values[each.code] = joined(before, value, self.reader.options.main_locale)


def joined(before: Any, value: Any, locale: str) -> Any:
    """Two columns of one attribute: in several locales or several currencies."""
    if before is None:
        return value
    if not isinstance(value, dict):
        value = {locale: value}
    return {**(before if isinstance(before, dict) else {locale: before}), **value}


def category_words(text: str) -> list[tuple[str, ...]]:
    """'Clothing > Shirts, Sale' -> the paths of two categories."""
    paths = split(text, ";") if ";" in text else split(text, "|") if "|" in text else split(text)
    cut = r"\s*>\s*|\s*/\s*" if ">" not in text else r"\s*>\s*"
    return [words for path in paths if (words := tuple(word for word in re.split(cut, path) if word))]


def picture_names(text: str) -> list[str]:
    """The pictures a cell names; a comma inside a web address stays."""
    return [
        name
        for part in re.split(r"[|;\n]|,\s*(?=https?://)|,\s+|,(?=[^,]*\.\w{3,4}$)", text)
        if (name := part.strip().strip(","))
    ]
