"""Cells of Shopify's rows by their meaning, read and put where they belong."""

from msgspec import Struct

from omnicat.importers.draft import StockRow
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.pictures import Pictures
from omnicat.importers.reading import CellReader
from omnicat.importers.shopify.columns import Columns
from omnicat.importers.tables import Row, Table
from omnicat.importers.trees import Trees


class Desk(Struct, frozen=True):
    """All that the readers of one table share."""

    table: Table
    columns: Columns
    cells: CellReader
    pictures: Pictures
    trees: Trees
    notes: Notes
    skus: Skus
    stock: list[StockRow]

    def text(self, row: Row, key: str) -> tuple[str, Cell]:
        """A cell's text and its place; '' where the file has no such column."""
        name = self.columns.name(key)
        return row.get(name) if name else "", self.table.cell(row, name)

    def put(self, item: Item, code: str, text: str, cell: Cell) -> None:
        """Read a cell as an attribute's value."""
        value = self.cells.value(code, text, cell)
        if value is not None:
            item.values[code] = value

    def put_key(self, item: Item, code: str, row: Row, key: str) -> None:
        """The same for the cell of a column; nothing where it is empty."""
        text, cell = self.text(row, key)
        if text:
            self.put(item, code, text, cell)
