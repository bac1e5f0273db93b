"""The columns of WooCommerce's product CSV and what each becomes."""

import re
from collections.abc import Iterable

from msgspec import Struct

# The exporter's header, WooCommerce 9.2 and later; read 2026-08.
VALUES = {
    "Name": "name",
    "Short description": "short_description",
    "Description": "description",
    "GTIN, UPC, EAN, or ISBN": "gtin",
    "Brands": "brand",
    "Date sale price starts": "sale_starts",
    "Date sale price ends": "sale_ends",
    "Tax class": "tax_code",
    "Sale price": "sale_price",
    "Regular price": "price",
    "Tags": "tags",
    "Shipping class": "shipping_label",
}
MEASURES = {"Weight": "weight", "Length": "length", "Width": "width", "Height": "height"}
LINKS = {"Upsells": "upsell", "Cross-sells": "cross_sell", "Grouped products": "grouped"}
LINK_LABELS = {"upsell": "Upsell", "cross_sell": "Goes well with", "grouped": "Sold together"}
OWN = frozenset(
    (
        *VALUES,
        *LINKS,
        "ID",
        "Type",
        "SKU",
        "Published",
        "Parent",
        "Stock",
        "In stock?",
        "Backorders allowed?",
        "Tax status",
        "Categories",
        "Images",
    )
)
_ATTRIBUTE = re.compile(r"Attribute (\d+) (name|value\(s\)|visible|global|default)").fullmatch
_MEASURE = re.compile(r"(Weight|Length|Width|Height) \((\w+)\)").fullmatch


class Columns(Struct, frozen=True):
    """The columns of one file: numbered attributes, measures with their unit, and what is none of these."""

    attributes: tuple[int, ...]
    measures: dict[str, tuple[str, str]]
    ignored: tuple[str, ...]
    others: tuple[str, ...]


def columns_of(header: Iterable[str]) -> Columns:
    """What each column of a file is. How an attribute is shown in the shop has no meaning here."""
    numbers: dict[int, None] = {}
    measures: dict[str, tuple[str, str]] = {}
    ignored, others = [], []
    for name in header:
        if match := _ATTRIBUTE(name):
            numbers[int(match[1])] = None
            if match[2] in ("visible", "global", "default"):
                ignored.append(name)
        elif match := _MEASURE(name):
            measures[name] = (MEASURES[match[1]], match[2])
        elif name == "Position":
            ignored.append(name)
        elif name not in OWN:
            others.append(name)
    return Columns(tuple(numbers), measures, tuple(ignored), tuple(others))
