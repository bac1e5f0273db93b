"""Rows of Shopify's CSV grouped by product: the first row, the variants, the pictures."""

from collections.abc import Sequence

from msgspec import Struct, field

from omnicat.importers.naming import code_of
from omnicat.importers.notes import Notes
from omnicat.importers.rules import NO_SKU
from omnicat.importers.shopify.columns import Columns
from omnicat.importers.tables import Row, Table

VARIANT_KEYS = ("sku", "price", "option1_value", "barcode", "grams", "quantity")
PRODUCT_KEYS = (
    "title",
    "body",
    "vendor",
    "category",
    "type",
    "tags",
    "seo_title",
    "seo_description",
    "status",
    "published",
)


class Group(Struct, frozen=True):
    """One product's rows."""

    handle: str
    rows: list[Row] = field(default_factory=list)

    def variants(self, columns: Columns) -> list[Row]:
        """The rows that are variants: all but those that only add a picture."""
        found = [row for row in self.rows if any(row.get(columns.name(key)) for key in VARIANT_KEYS)]
        return found or self.rows[:1]


def groups_of(table: Table, columns: Columns, notes: Notes) -> list[Group]:
    """The products of a table, in its order. A row that names none is refused."""
    groups: dict[str, Group] = {}
    for row in table.rows:
        handle = row.get(columns.name("handle")) or _made_handle(row, table, columns, notes)
        if handle:
            groups.setdefault(handle, Group(handle)).rows.append(row)
    for group in groups.values():
        _say_lost(group, table, columns, notes)
    return list(groups.values())


def _made_handle(row: Row, table: Table, columns: Columns, notes: Notes) -> str:
    title = row.get(columns.name("title"))
    cell = table.cell(row, columns.name("handle") or columns.name("title"))
    if not title:
        notes.wrong(
            NO_SKU,
            cell,
            "the row has neither a handle nor a title",
            "repeat the product's handle on every row",
            kind="refused",
        )
        return ""
    handle = code_of(title, joint="-")
    notes.say("guessed", cell, "no handle: made from the title", handle)
    return handle


def _say_lost(group: Group, table: Table, columns: Columns, notes: Notes) -> None:
    """Only a product's first row says what the whole product is; anything else a later row says is not taken."""
    first = group.rows[0]
    for row in group.rows[1:]:
        for name in _product_columns(columns):
            if (text := row.get(name)) and text != first.get(name):
                notes.say("left out", table.cell(row, name), "differs from the product's first row", text)


def _product_columns(columns: Columns) -> Sequence[str]:
    return [
        *(name for key in PRODUCT_KEYS if (name := columns.name(key))),
        *(each.column for each in columns.metafields),
    ]
