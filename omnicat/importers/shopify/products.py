"""One product of Shopify's CSV: values of the product, its variants, prices, stock and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from omnicat.attributes.gtin import is_valid
from omnicat.importers.cells import boolean, gtin_digits, number
from omnicat.importers.draft import StockRow
from omnicat.importers.html import has_scripts
from omnicat.importers.items import Item
from omnicat.importers.naming import digest_of, sku_of, sku_trouble
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.pictures import Picture, Pictures
from omnicat.importers.reading import CellReader
from omnicat.importers.rules import BAD_SKU, BAD_VALUE, DUPLICATE_SKU
from omnicat.importers.shopify.columns import Columns, Metafield
from omnicat.importers.shopify.groups import Group
from omnicat.importers.shopify.options import Option, axis_code, is_default_only
from omnicat.importers.tables import Row, Table
from omnicat.importers.trees import Trees

PRODUCT_VALUES = {
    "title": "name",
    "body": "description",
    "vendor": "brand",
    "type": "product_type",
    "tags": "tags",
    "seo_title": "seo_title",
    "seo_description": "seo_description",
    "google_category": "google_category",
    "gender": "gender",
    "age_group": "age_group",
    "google_ad_group": "google_ad_group",
    "google_ad_labels": "google_ad_labels",
    "condition": "condition",
    **{f"custom_label_{n}": f"custom_label_{n}" for n in range(5)},
}
PRODUCT_FLAGS = {"gift_card": "gift_card", "google_custom_product": "google_custom_product"}
VARIANT_VALUES = {"cost": "cost", "tax_code": "tax_code", "mpn": "mpn"}
VARIANT_FLAGS = {"taxable": "taxable", "requires_shipping": "requires_shipping"}
STATUSES = {"active": "active", "draft": "draft", "archived": "retired", "unlisted": "active"}


@dataclass(slots=True)
class ProductReader:
    """Reads the groups of one table."""

    table: Table
    columns: Columns
    reader: CellReader
    pictures: Pictures
    trees: Trees
    notes: Notes
    others: Mapping[str, str]
    seen: dict[str, str]
    stock: list[StockRow] = field(default_factory=list)

    def item(self, group: Group) -> Item | None:
        """The product, or None where each of its rows was refused."""
        first = group.rows[0]
        options = self._options(first, group)
        rows = [(row, sku) for row in group.variants(self.columns) if (sku := self._sku(row, group, options))]
        if not rows:
            return None
        single = is_default_only(options) and len(rows) == 1
        sku = rows[0][1] if single else self._own_sku(group)
        item = Item(sku, self.table.cell(first).where, {"slug": group.handle})
        self.reader.vocabulary.use("slug")
        self._product_values(first, item, options)
        pictures = [picture for row in group.rows for picture in self._pictures(row)]
        self.pictures.place(pictures, self.table.path.parent, item.values, item.assets)
        for row, own in rows:
            variant = item if single else Item(own, self.table.cell(row).where)
            self._variant_values(row, variant, options, known=pictures if single else ())
            if not single:
                item.variants.append(variant)
        item.axes = () if single else tuple(option.code for option in options)
        return item

    def _text(self, row: Row, key: str) -> tuple[str, Cell]:
        name = self.columns.name(key)
        return row.get(name) if name else "", self.table.cell(row, name)

    def _options(self, first: Row, group: Group) -> tuple[Option, ...]:
        found = []
        for number_ in (1, 2, 3):
            name, cell = self._text(first, f"option{number_}_name")
            if name or any(self._text(row, f"option{number_}_value")[0] for row in group.rows):
                linked, _ = self._text(first, f"option{number_}_linked to")
                found.append(
                    Option(
                        number_,
                        name or f"Option {number_}",
                        axis_code(name or f"Option {number_}", linked, self.reader.vocabulary, cell, self.notes),
                    )
                )
        return tuple(found)

    def _sku(self, row: Row, group: Group, options: tuple[Option, ...]) -> str:
        said, cell = self._text(row, "sku")
        sku = said.lstrip("'")
        if not sku:
            values = (
                ()
                if is_default_only(options)
                else tuple(self._text(row, f"option{option.number}_value")[0] for option in options)
            )
            sku = self._free(sku_of(group.handle, *values))
            self.notes.say("guessed", cell, "no SKU: made from the handle and the options", sku)
        if trouble := sku_trouble(sku):
            self.notes.wrong(
                BAD_SKU, cell, f"'{sku[:40]}…' is {trouble}", "shorten it", kind="refused", value=sku[:200]
            )
            return ""
        if sku in self.seen:
            where = self.seen[sku]
            self.notes.wrong(
                DUPLICATE_SKU,
                cell,
                f"'{sku}' stands in {where} already",
                "give each variant its own SKU",
                kind="refused",
                value=sku,
            )
            return ""
        self.seen[sku] = str(cell.where)
        return sku

    def _own_sku(self, group: Group) -> str:
        sku = self._free(sku_of(group.handle))
        self.seen[sku] = str(self.table.cell(group.rows[0]).where)
        return sku

    def _free(self, sku: str) -> str:
        return f"{sku}-{digest_of(sku)[:4].upper()}" if sku in self.seen else sku

    def _product_values(self, row: Row, item: Item, options: tuple[Option, ...]) -> None:
        for key, code in PRODUCT_VALUES.items():
            text, cell = self._text(row, key)
            if text:
                self._put(item, code, text, cell)
                if key == "body" and has_scripts(text):
                    self.notes.say("guessed", cell, "the text holds scripts or forms: lint will name them")
        for key, code in PRODUCT_FLAGS.items():
            self._flag(row, key, code, item)
        for metafield in self.columns.metafields:
            if text := row.get(metafield.column):
                self._metafield(metafield, text, self.table.cell(row, metafield.column), item, options)
        for name, code in self.others.items():
            if text := row.get(name):
                self._put(item, code, text, self.table.cell(row, name))
        self._status(row, item)
        self._categories(row, item)
        item.kind = self._text(row, "type")[0]

    def _put(self, item: Item, code: str, text: str, cell: Cell) -> None:
        value = self.reader.value(code, text, cell)
        if value is not None:
            item.values[code] = value

    def _flag(self, row: Row, key: str, code: str, item: Item) -> None:
        """A yes or no; the usual answer is the attribute's default and isn't written."""
        text, cell = self._text(row, key)
        if text:
            value = self.reader.value(code, text, cell)
            if value is not None and value != self.reader.vocabulary.use(code).get("default"):
                item.values[code] = value

    def _metafield(self, field_: Metafield, text: str, cell: Cell, item: Item, options: tuple[Option, ...]) -> None:
        code = field_.key.replace("-", "_").replace(".", "_").lower()
        if code == "color_pattern":
            if any(option.code == "color" for option in options):
                self.notes.say("left out", cell, "the product's variants say their color themselves", text)
                return
            code = "color"
        if code in self.reader.vocabulary.use_names() and code not in ("color", "material"):
            code = f"{field_.namespace}_{code}"
        many = ";" in text
        self.reader.vocabulary.use(code, {"type": "text", "label": field_.label, **({"list": True} if many else {})})
        definition = self.reader.vocabulary.use(code)
        if definition["type"] == "text" and many and not definition.get("list"):
            text = ", ".join(part.strip() for part in text.split(";") if part.strip())
            self.notes.say("changed", cell, "several values became one text", text)
        value = self.reader.value(code, text, cell, separator=";")
        if value is not None:
            item.values[code] = value

    def _status(self, row: Row, item: Item) -> None:
        text, cell = self._text(row, "status")
        published, published_cell = self._text(row, "published")
        is_published = boolean(published) if published else True
        if is_published is None:
            self.notes.wrong(
                BAD_VALUE,
                published_cell,
                f"'{published}' is neither TRUE nor FALSE",
                "write TRUE or FALSE",
                value=published,
            )
        status = STATUSES.get(text.casefold(), "")
        if text and not status:
            self.notes.wrong(
                BAD_VALUE, cell, f"status '{text}' does not exist", "write Active, Draft or Archived", value=text
            )
        if text and status:
            item.status = status
            if status == "active" and (is_published is False or text.casefold() == "unlisted"):
                self.reader.vocabulary.use("published")
                item.values["published"] = False
        elif published:
            item.status = "draft" if is_published is False else "active"

    def _categories(self, row: Row, item: Item) -> None:
        paths = []
        text, _ = self._text(row, "category")
        if text:
            paths.append(self.trees.path(tuple(word.strip() for word in text.split(">") if word.strip()), "shopify"))
        collection, _ = self._text(row, "collection")
        if collection:
            paths.append(self.trees.path((collection,)))
        kind, cell = self._text(row, "type")
        if kind and not paths:
            paths.append(self.trees.path((kind,)))
            item.guessed.add("categories")
            self.notes.say_once("guessed", cell, "no category: made of the type")
        item.categories = tuple(dict.fromkeys(paths))

    def _variant_values(self, row: Row, item: Item, options: tuple[Option, ...], known: Any) -> None:
        if not is_default_only(options):
            for option in options:
                text, cell = self._text(row, f"option{option.number}_value")
                if text:
                    self._put(item, option.code, text, cell)
        for key, code in VARIANT_VALUES.items():
            text, cell = self._text(row, key)
            if text:
                self._put(item, code, text, cell)
        for key, code in VARIANT_FLAGS.items():
            self._flag(row, key, code, item)
        self._barcode(row, item)
        self._prices(row, item)
        self._weight(row, item)
        self._unit_prices(row, item)
        self._selling(row, item)
        self._variant_image(row, item, known)

    def _barcode(self, row: Row, item: Item) -> None:
        text, cell = self._text(row, "barcode")
        if not text:
            return
        digits = gtin_digits(text)
        if is_valid(digits):
            self._put(item, "gtin", digits, cell)
            if digits != text:
                self.notes.say("changed", cell, "apostrophes, spaces and dashes taken out of the barcode", text)
        else:
            self._put(item, "barcode", text.lstrip("'"), cell)
            self.notes.say("changed", cell, "not a GTIN: kept as 'barcode'", text)

    def _prices(self, row: Row, item: Item) -> None:
        """Shopify's price is today's, the compare-at price what it was before: a sale where it is higher."""
        price, price_cell = self._text(row, "price")
        before, before_cell = self._text(row, "compare_at")
        today, was = number(price), number(before)
        if was and today is not None and was > today:
            self._put(item, "price", before, before_cell)
            self._put(item, "sale_price", price, price_cell)
            return
        if price:
            self._put(item, "price", price, price_cell)
        if before:
            self.notes.say("left out", before_cell, "the compare-at price is not above the price", before)

    def _weight(self, row: Row, item: Item) -> None:
        text, cell = self._text(row, "grams")
        grams = number(text) if text else None
        if text and grams is None:
            self.notes.wrong(BAD_VALUE, cell, f"'{text}' is not a number of grams", "write digits only", value=text)
        elif grams is not None and grams == Decimal(0):
            self.notes.say("left out", cell, "0 grams says that the weight is not known", text)
        elif grams is not None:
            self._put(item, "weight", f"{grams:f} g", cell)
            unit, unit_cell = self._text(row, "weight_unit")
            if unit and unit != "g":
                self._put(item, "weight_unit", unit, unit_cell)

    def _unit_prices(self, row: Row, item: Item) -> None:
        for key, code in (("unit_total", "unit_measure"), ("unit_base", "unit_base_measure")):
            amount, cell = self._text(row, key)
            if amount:
                self._put(item, code, f"{amount} {self._text(row, f'{key}_unit')[0]}".strip(), cell)

    def _selling(self, row: Row, item: Item) -> None:
        tracker, tracker_cell = self._text(row, "tracker")
        quantity, cell = self._text(row, "quantity")
        if tracker and tracker != "shopify":
            self._put(item, "inventory_tracker", tracker, tracker_cell)
        if quantity and tracker:
            count = number(quantity)
            if count is None or count != count.to_integral_value():
                self.notes.wrong(
                    BAD_VALUE, cell, f"'{quantity}' is not a whole number", "write the number of pieces", value=quantity
                )
            else:
                self.stock.append(StockRow(item.sku, int(count)))
        elif quantity:
            self.notes.say("left out", cell, "the stock is not tracked, so its number means nothing", quantity)
        policy, policy_cell = self._text(row, "policy")
        if policy.casefold() in ("continue", "true"):
            self._put(item, "inventory_policy", "continue", policy_cell)
        service, service_cell = self._text(row, "fulfillment")
        if service and service != "manual":
            self._put(item, "fulfillment_service", service, service_cell)

    def _pictures(self, row: Row) -> list[Picture]:
        text, cell = self._text(row, "image")
        alt, alt_cell = self._text(row, "image_alt")
        if alt and not text:
            self.notes.say("left out", alt_cell, "a text for a picture that isn't named", alt)
        return [Picture(text, cell, alt)] if text else []

    def _variant_image(self, row: Row, item: Item, known: Any) -> None:
        text, cell = self._text(row, "variant_image")
        if text and text not in [picture.name for picture in known]:
            self.pictures.place([Picture(text, cell)], self.table.path.parent, item.values, item.assets)
