"""What a row of Shopify's CSV says of one variant: barcode, prices, weight, stock."""

from decimal import Decimal

from omnicat.attributes.gtin import is_valid
from omnicat.attributes.units import convert
from omnicat.importers.cells import gtin_digits, number
from omnicat.importers.draft import StockRow
from omnicat.importers.items import Item
from omnicat.importers.notes import Cell
from omnicat.importers.rules import BAD_VALUE
from omnicat.importers.shopify.rows import Desk
from omnicat.importers.tables import Row

VALUES = {
    "cost": "cost",
    "tax_code": "tax_code",
    "mpn": "mpn",
    "taxable": "taxable",
    "requires_shipping": "requires_shipping",
    "fulfillment": "fulfillment_service",
}
POLICIES = {"deny": "deny", "false": "deny", "continue": "continue", "true": "continue"}
UNITS = ("g", "kg", "lb", "oz")


def read_variant(desk: Desk, row: Row, item: Item) -> None:
    """Put all of it into the item, but options and pictures."""
    for key, code in VALUES.items():
        desk.put_key(item, code, row, key)
    _barcode(desk, row, item)
    _prices(desk, row, item)
    _weight(desk, row, item)
    for key, code in (("unit_total", "unit_measure"), ("unit_base", "unit_base_measure")):
        amount, cell = desk.text(row, key)
        if amount:
            desk.put(item, code, f"{amount} {desk.text(row, f'{key}_unit')[0]}".strip(), cell)
    _selling(desk, row, item)


def _barcode(desk: Desk, row: Row, item: Item) -> None:
    text, cell = desk.text(row, "barcode")
    if not text:
        return
    digits = gtin_digits(text)
    if is_valid(digits):
        desk.put(item, "gtin", digits, cell)
        if digits != text:
            desk.notes.say("changed", cell, "apostrophes, spaces and dashes taken out of the barcode", text)
    else:
        desk.put(item, "barcode", text.lstrip("'"), cell)
        desk.notes.say("changed", cell, "not a GTIN: kept as 'barcode'", text)


def _prices(desk: Desk, row: Row, item: Item) -> None:
    """Shopify's price is today's, the compare-at price what it was before: a sale where that is higher."""
    price, price_cell = desk.text(row, "price")
    before, before_cell = desk.text(row, "compare_at")
    today, was = number(price), number(before)
    if today is not None and was is not None and was > today:
        desk.put(item, "price", before, before_cell)
        desk.put(item, "sale_price", price, price_cell)
        return
    desk.put_key(item, "price", row, "price")
    if before and was is None:
        desk.notes.wrong(BAD_VALUE, before_cell, f"'{before}' is not a price", "write digits only", value=before)
    elif before:
        desk.notes.say("left out", before_cell, "the compare-at price is not above the price", before)


def _weight(desk: Desk, row: Row, item: Item) -> None:
    """Grams, written in the unit the shop shows where that is exact; else the unit is kept beside them."""
    text, cell = desk.text(row, "grams")
    if not text:
        return
    grams = number(text)
    if grams is None:
        desk.notes.wrong(BAD_VALUE, cell, f"'{text}' is not a number of grams", "write digits only", value=text)
        return
    if grams == Decimal(0):
        desk.notes.say("left out", cell, "0 grams says that the weight is not known", text)
        return
    unit = desk.text(row, "weight_unit")[0] or "g"
    shown = convert(grams, "g", unit) if unit in UNITS else grams
    if unit in UNITS and convert(shown, unit, "g") == grams and _is_short(shown):
        desk.put(item, "weight", f"{shown:f} {unit}", cell)
        return
    desk.put(item, "weight", f"{grams:f} g", cell)
    desk.put_key(item, "weight_unit", row, "weight_unit")


def _is_short(amount: Decimal) -> bool:
    return len(f"{amount:f}".partition(".")[2]) <= 6


def _selling(desk: Desk, row: Row, item: Item) -> None:
    tracker, tracker_cell = desk.text(row, "tracker")
    quantity, cell = desk.text(row, "quantity")
    if tracker and tracker != "shopify":
        desk.put(item, "inventory_tracker", tracker, tracker_cell)
    if quantity and tracker:
        _count(desk, quantity, cell, item)
    elif quantity:
        desk.notes.say("left out", cell, "the stock is not tracked, so its number means nothing", quantity)
    policy, policy_cell = desk.text(row, "policy")
    if policy.casefold() in POLICIES:
        desk.put(item, "inventory_policy", POLICIES[policy.casefold()], policy_cell)
    elif policy:
        desk.notes.wrong(BAD_VALUE, policy_cell, f"'{policy}' is not known", "write DENY or CONTINUE", value=policy)


def _count(desk: Desk, text: str, cell: Cell, item: Item) -> None:
    if (count := desk.cells.count(text, cell)) is not None:
        desk.stock.append(StockRow(item.sku, count))
