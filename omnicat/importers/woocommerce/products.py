"""Rows of WooCommerce's CSV as products: types, parents, numbered attributes, stock."""

import re
from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.importers.draft import StockRow
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item
from omnicat.importers.naming import attribute_code
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.pictures import Picture, Pictures
from omnicat.importers.reading import CellReader, split
from omnicat.importers.rules import UNKNOWN_PARENT
from omnicat.importers.table.rows import category_words, picture_names
from omnicat.importers.tables import Row, Table
from omnicat.importers.trees import Trees
from omnicat.importers.woocommerce.columns import LINKS, VALUES, Columns
from omnicat.importers.words import standard_code

STATUSES = {"1": "active", "0": "draft", "-1": "draft"}
LINE_BREAK = re.compile(r"\\n")


class RowReader(Struct):
    """Reads the rows of one table."""

    table: Table
    columns: Columns
    reader: CellReader
    pictures: Pictures
    trees: Trees
    notes: Notes
    others: Mapping[str, str]
    sku_by_id: dict[str, str]
    skus: Skus
    parent_of: dict[str, str] = field(default_factory=dict)
    stock: list[StockRow] = field(default_factory=list)

    def items(self) -> list[Item]:
        """One item a row that can be trusted."""
        skus = [(row, self._sku(row)) for row in self.table.rows]
        self.sku_by_id.update({row.get("ID"): sku for row, sku in skus if sku and row.get("ID")})
        return [item for row, sku in skus if sku and (item := self._item(row, sku))]

    def _sku(self, row: Row) -> str:
        sku, cell = row.get("SKU"), self.table.cell(row, "SKU")
        if not sku and row.get("ID"):
            sku = f"WC-{row.get('ID')}"
            self.notes.say("guessed", cell, "no SKU: made from the ID", sku)
        return sku if self.skus.admits(sku, cell, "the row has neither a SKU nor an ID") else ""

    def _item(self, row: Row, sku: str) -> Item | None:
        item = Item(sku, self.table.cell(row).where, status=STATUSES.get(row.get("Published"), ""))
        if item.status == "draft":
            item.guessed.add("retired")  # the file has one word for both
        types = [word.strip().lower() for word in row.get("Type").split(",")]
        if "variation" in types and not self._parent(row, item):
            return None
        for column, code in {**VALUES, **self.others}.items():
            if (text := row.get(column)) and text != "parent":
                self._put(item, code, LINE_BREAK.sub("\n", text), self.table.cell(row, column))
        for column, (code, unit) in self.columns.measures.items():
            if text := row.get(column):
                self._put(item, code, f"{text} {unit}", self.table.cell(row, column))
        self._attributes(row, item, is_variable="variable" in types)
        self._selling(row, item, types)
        self._links(row, item)
        pictures = [Picture(name, self.table.cell(row, "Images")) for name in picture_names(row.get("Images"))]
        self.pictures.place(pictures, self.table.path.parent, item.values, item.assets)
        item.categories = tuple(
            dict.fromkeys(self.trees.path(words) for words in category_words(row.get("Categories")))
        )
        item.kind = _kind(item)
        return item

    def _parent(self, row: Row, item: Item) -> bool:
        said, cell = row.get("Parent"), self.table.cell(row, "Parent")
        parent = self.sku_by_id.get(said.removeprefix("id:"), "") if said.startswith("id:") else said
        if not parent or parent not in self.skus:
            hint = "export the parent as well, or make the row a simple product"
            self.notes.wrong(
                UNKNOWN_PARENT, cell, f"the parent '{said}' is not in the files", hint, kind="refused", value=said
            )
            return False
        self.parent_of[item.sku] = parent
        return True

    def _put(self, item: Item, code: str, text: str, cell: Cell) -> None:
        value = self.reader.value(code, text, cell)
        if value is not None:
            item.values[code] = value

    def _attributes(self, row: Row, item: Item, *, is_variable: bool) -> None:
        """An attribute's name and values. On a product with variations the values are what these choose from."""
        axes = []
        for place in self.columns.attributes:
            name, text = row.get(f"Attribute {place} name"), row.get(f"Attribute {place} value(s)")
            cell = self.table.cell(row, f"Attribute {place} value(s)")
            if not name or not text:
                continue
            code = self._axis(name)
            if is_variable:
                axes.append(code)
                self._choices(code, text)
            elif len(split(text)) > 1 and item.sku not in self.parent_of:
                several = f"{code}_choices"
                self.reader.vocabulary.use(several, {"type": "text", "list": True, "label": f"{name} (several)"})
                self._put(item, several, text, cell)
                self.notes.say("changed", cell, f"several values on one product: kept in '{several}'", text)
            else:
                self._put(item, code, text, cell)
        item.axes = tuple(axes)

    def _choices(self, code: str, text: str) -> None:
        vocabulary = self.reader.vocabulary
        if vocabulary.use(code)["type"] == "select":
            for option in split(text):
                vocabulary.option(code, option)

    def _axis(self, name: str) -> str:
        """The attribute: the catalog's own of that name, whatever its type, else a select."""
        vocabulary = self.reader.vocabulary
        code = vocabulary.code_named(name)
        if code:
            vocabulary.use(code)
            return code
        code = standard_code(name) or attribute_code(name)
        if vocabulary.use(code, {"type": "select", "label": name})["type"] != "select":
            code = f"{code}_option"
            vocabulary.use(code, {"type": "select", "label": name})
        return code

    def _selling(self, row: Row, item: Item, types: list[str]) -> None:
        stock, cell = row.get("Stock"), self.table.cell(row, "Stock")
        if stock and stock != "parent":
            count = self.reader.count(stock, cell)
            if count is not None:
                self.stock.append(StockRow(item.sku, count))
        elif row.get("In stock?") in ("0", "backorder"):
            word = "out of stock" if row.get("In stock?") == "0" else "backorder"
            self._put(item, "availability", word, self.table.cell(row, "In stock?"))
        is_awaited = row.get("In stock?") == "backorder" and not stock
        if row.get("Backorders allowed?") in ("1", "notify") and not is_awaited:
            self._put(item, "inventory_policy", "continue", self.table.cell(row, "Backorders allowed?"))
        if row.get("Tax status") == "none":
            self._put(item, "taxable", "false", self.table.cell(row, "Tax status"))
        if {"virtual", "downloadable"} & set(types):
            self._put(item, "requires_shipping", "false", self.table.cell(row, "Type"))

    def _links(self, row: Row, item: Item) -> None:
        for column, kind in LINKS.items():
            for word in split(row.get(column)):
                sku = self.sku_by_id.get(word.removeprefix("id:"), "") if word.startswith("id:") else word
                if sku:
                    item.associations.setdefault(kind, []).append(sku)
                else:
                    self.notes.say(
                        "left out", self.table.cell(row, column), "the linked product is not in the files", word
                    )


def _kind(item: Item) -> str:
    """What the family is named by: the first category, since WooCommerce has no families."""
    first = item.categories[0] if item.categories else ""
    return first.rpartition("/")[2].replace("_", " ").capitalize()
