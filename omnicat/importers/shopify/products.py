"""One product of Shopify's CSV: what its first row says of the whole, and its variants."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from omnicat.importers.cells import boolean
from omnicat.importers.html import has_scripts
from omnicat.importers.items import Item
from omnicat.importers.naming import sku_of
from omnicat.importers.notes import Cell
from omnicat.importers.pictures import Picture
from omnicat.importers.rules import BAD_VALUE
from omnicat.importers.shopify.columns import Metafield
from omnicat.importers.shopify.groups import Group
from omnicat.importers.shopify.options import Option, axis_code, is_default_only
from omnicat.importers.shopify.rows import Desk
from omnicat.importers.shopify.variants import read_variant
from omnicat.importers.standard import standard_attributes
from omnicat.importers.tables import Row

VALUES = {
    "title": "name",
    "body": "description",
    "vendor": "brand",
    "type": "product_type",
    "tags": "tags",
    "gift_card": "gift_card",
    "seo_title": "seo_title",
    "seo_description": "seo_description",
    "gender": "gender",
    "age_group": "age_group",
    "google_ad_group": "google_ad_group",
    "google_ad_labels": "google_ad_labels",
    "condition": "condition",
    "google_custom_product": "google_custom_product",
    **{f"custom_label_{n}": f"custom_label_{n}" for n in range(5)},
}
STATUSES = {"active": "active", "draft": "draft", "archived": "retired", "unlisted": "active"}
STANDARD_METAFIELDS = {"color-pattern": "color", "material": "material"}


class ProductReader(Struct, frozen=True):
    """Reads the groups of one table. `others` are columns of no meaning to Shopify, by attribute code."""

    desk: Desk
    others: Mapping[str, str]

    def item(self, group: Group) -> Item | None:
        """The product, or None where each of its rows was refused."""
        desk, first = self.desk, group.rows[0]
        options = self._options(first, group)
        rows = [(row, sku) for row in group.variants(desk.columns) if (sku := self._sku(row, group, options))]
        if not rows:
            return None
        single = is_default_only(options) and len(rows) == 1
        item = Item(rows[0][1] if single else self._own_sku(group), desk.table.cell(first).where)
        desk.put(item, "slug", group.handle, desk.table.cell(first, desk.columns.name("handle")))
        self._product(first, item, options)
        pictures = [picture for row in group.rows for picture in self._pictures(row)]
        desk.pictures.place(pictures, desk.table.path.parent, item.values, item.assets)
        for row, sku in rows:
            if single:
                read_variant(desk, row, item)
            else:
                item.variants.append(self._variant(row, sku, options))
        item.axes = () if single else tuple(option.code for option in options)
        return item

    def _options(self, first: Row, group: Group) -> tuple[Option, ...]:
        found = []
        for place in (1, 2, 3):
            name, cell = self.desk.text(first, f"option{place}_name")
            if name or any(self.desk.text(row, f"option{place}_value")[0] for row in group.rows):
                name = name or f"Option {place}"
                linked, _ = self.desk.text(first, f"option{place}_linked to")
                code = axis_code(name, linked, self.desk.cells.vocabulary, cell, self.desk.notes)
                found.append(Option(place, name, code))
        return tuple(found)

    def _values(self, row: Row, options: Sequence[Option]) -> list[tuple[Option, str, Cell]]:
        if is_default_only(options):
            return []
        said = [(option, *self.desk.text(row, f"option{option.number}_value")) for option in options]
        return [(option, text, cell) for option, text, cell in said if text]

    def _sku(self, row: Row, group: Group, options: Sequence[Option]) -> str:
        said, cell = self.desk.text(row, "sku")
        sku = said.lstrip("'")
        if not sku:
            sku = self.desk.skus.free(sku_of(group.handle, *(text for _, text, _ in self._values(row, options))))
            self.desk.notes.say("guessed", cell, "no SKU: made from the handle and the options", sku)
        return sku if self.desk.skus.admits(sku, cell) else ""

    def _own_sku(self, group: Group) -> str:
        sku = self.desk.skus.free(sku_of(group.handle))
        self.desk.skus.place_by_sku[sku] = str(self.desk.table.cell(group.rows[0]).where)
        return sku

    def _variant(self, row: Row, sku: str, options: Sequence[Option]) -> Item:
        item = Item(sku, self.desk.table.cell(row).where)
        for option, text, cell in self._values(row, options):
            self.desk.put(item, option.code, text, cell)
        read_variant(self.desk, row, item)
        name, cell = self.desk.text(row, "variant_image")
        if name:
            self.desk.pictures.place([Picture(name, cell)], self.desk.table.path.parent, item.values, item.assets)
        return item

    def _product(self, row: Row, item: Item, options: Sequence[Option]) -> None:
        for key, code in VALUES.items():
            self.desk.put_key(item, code, row, key)
        body, cell = self.desk.text(row, "body")
        if has_scripts(body):
            self.desk.notes.say("guessed", cell, "the text holds scripts or forms: lint will name them")
        for metafield in self.desk.columns.metafields:
            if text := row.get(metafield.column):
                self._metafield(metafield, text, self.desk.table.cell(row, metafield.column), item, options)
        for name, code in self.others.items():
            if text := row.get(name):
                self.desk.put(item, code, text, self.desk.table.cell(row, name))
        self._status(row, item)
        self._categories(row, item)
        item.kind = self.desk.text(row, "type")[0]

    def _metafield(self, metafield: Metafield, text: str, cell: Cell, item: Item, options: Sequence[Option]) -> None:
        vocabulary = self.desk.cells.vocabulary
        code = STANDARD_METAFIELDS.get(metafield.key, "") if metafield.namespace == "shopify" else ""
        if code and any(option.code == code for option in options):
            self.desk.notes.say("left out", cell, "the product's variants say it themselves", text)
            return
        code = code or vocabulary.code_named(metafield.label) or vocabulary.fresh_code(metafield.key)
        if code in standard_attributes() and code not in STANDARD_METAFIELDS.values():
            code = vocabulary.fresh_code(f"{metafield.namespace}_{metafield.key}")
        many = {"list": True} if ";" in text else {}
        definition = vocabulary.use(code, {"type": "text", "label": metafield.label, **many})
        if ";" in text and not definition.get("list"):
            text = ", ".join(part.strip() for part in text.split(";") if part.strip())
            self.desk.notes.say("changed", cell, "several values became one text", text)
        value = self.desk.cells.value(code, text, cell, separator=";")
        if value is not None:
            item.values[code] = value

    def _status(self, row: Row, item: Item) -> None:
        """The status; without that column, what is not published is a draft."""
        text, cell = self.desk.text(row, "status")
        said, said_cell = self.desk.text(row, "published")
        published = boolean(said) if said else None
        if said and published is None:
            self.desk.notes.wrong(BAD_VALUE, said_cell, f"'{said}' is neither TRUE nor FALSE", "write one", value=said)
        item.status = STATUSES.get(text.casefold(), "")
        if text and not item.status:
            hint = "write Active, Draft or Archived"
            self.desk.notes.wrong(BAD_VALUE, cell, f"status '{text}' does not exist", hint, value=text)
        if item.status:
            hidden = text.casefold() == "unlisted"
            if hidden or published is not None:
                self.desk.put(item, "published", "false" if hidden else said, said_cell)
        elif published is not None:
            item.status = "active" if published else "draft"

    def _categories(self, row: Row, item: Item) -> None:
        """Shopify's category and the collection. Where there is neither, the type makes one."""
        desk = self.desk
        category, _ = desk.text(row, "category")
        collection, _ = desk.text(row, "collection")
        kind, cell = desk.text(row, "type")
        google, google_cell = desk.text(row, "google_category")
        if desk.trees.is_taxonomy("shopify", category):
            item.guessed.add("categories")
        paths = [desk.trees.path(_steps(category), "shopify")] if category else []
        paths += [desk.trees.path((collection,))] if collection else []
        if kind and not paths:
            paths = [desk.trees.path((kind,))]
            item.guessed.add("categories")
            desk.notes.say_once("guessed", cell, "no category: made of the type")
        item.categories = tuple(dict.fromkeys(paths))
        if desk.trees.is_taxonomy("google", google):
            desk.notes.say("left out", google_cell, "the product's category says it already", google)
        elif google:
            desk.put(item, "google_category", google, google_cell)

    def _pictures(self, row: Row) -> list[Picture]:
        text, cell = self.desk.text(row, "image")
        alt, alt_cell = self.desk.text(row, "image_alt")
        if alt and not text:
            self.desk.notes.say("left out", alt_cell, "a text for a picture that isn't named", alt)
        return [Picture(text, cell, alt)] if text else []


def _steps(path: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in path.split(">") if word.strip())
