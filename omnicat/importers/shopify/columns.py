"""The columns of Shopify's product CSV, under their names in the export, the import template and older files."""

import re
from collections.abc import Iterable

from msgspec import Struct

# Product CSV reference of Shopify's help center and its import template, read 2026-08.
NAMES: dict[str, tuple[str, ...]] = {
    "handle": ("URL handle", "Handle"),
    "title": ("Title",),
    "body": ("Description", "Body (HTML)", "Body HTML"),
    "vendor": ("Vendor",),
    "category": ("Product category", "Standard Product Type", "Standardized Product Type"),
    "type": ("Type", "Custom Product Type"),
    "collection": ("Collection",),
    "tags": ("Tags",),
    "published": ("Published on online store", "Published"),
    "status": ("Status",),
    "sku": ("SKU", "Variant SKU"),
    "barcode": ("Barcode", "Barcodes", "Variant Barcode"),
    **{f"option{n}_{part}": (f"Option{n} {part}",) for n in (1, 2, 3) for part in ("name", "value", "linked to")},
    "price": ("Price", "Variant Price"),
    "compare_at": ("Compare-at price", "Variant Compare At Price"),
    "cost": ("Cost per item",),
    "taxable": ("Charge tax", "Variant Taxable"),
    "tax_code": ("Tax code", "Variant Tax Code"),
    "unit_total": ("Unit price total measure",),
    "unit_total_unit": ("Unit price total measure unit",),
    "unit_base": ("Unit price base measure",),
    "unit_base_unit": ("Unit price base measure unit",),
    "tracker": ("Inventory tracker", "Variant Inventory Tracker"),
    "quantity": ("Inventory quantity", "Variant Inventory Qty"),
    "policy": ("Continue selling when out of stock", "Variant Inventory Policy"),
    "grams": ("Weight value (grams)", "Variant Grams"),
    "weight_unit": ("Weight unit for display", "Variant Weight Unit"),
    "requires_shipping": ("Requires shipping", "Variant Requires Shipping"),
    "fulfillment": ("Fulfillment service", "Variant Fulfillment Service"),
    "image": ("Product image URL", "Image Src"),
    "image_position": ("Image position",),
    "image_alt": ("Image alt text",),
    "variant_image": ("Variant image URL", "Variant Image"),
    "gift_card": ("Gift card",),
    "seo_title": ("SEO title",),
    "seo_description": ("SEO description",),
    "google_category": ("Google Shopping / Google product category",),
    "gender": ("Google Shopping / Gender",),
    "age_group": ("Google Shopping / Age group",),
    "mpn": ("Google Shopping / Manufacturer part number (MPN)", "Google Shopping / MPN"),
    "google_ad_group": ("Google Shopping / Ad group name", "Google Shopping / AdWords Grouping"),
    "google_ad_labels": ("Google Shopping / Ads labels", "Google Shopping / AdWords Labels"),
    "condition": ("Google Shopping / Condition",),
    "google_custom_product": ("Google Shopping / Custom product",),
    **{f"custom_label_{n}": (f"Google Shopping / Custom label {n}",) for n in range(5)},
}
_KEY_BY_NAME = {name.casefold(): key for key, names in NAMES.items() for name in names}
_METAFIELD = re.compile(r"(.*?)\s*\(product\.metafields\.([^.()]+)\.([^()]+)\)").fullmatch


class Metafield(Struct, frozen=True):
    """A product's own field: its column, the words people see, namespace and key."""

    column: str
    label: str
    namespace: str
    key: str


class Columns(Struct, frozen=True):
    """The columns of one file by their meaning; `others` are none of Shopify's."""

    by_key: dict[str, str]
    metafields: tuple[Metafield, ...]
    others: tuple[str, ...]

    def name(self, key: str) -> str:
        """The file's own name of a column, or ''."""
        return self.by_key.get(key, "")


def columns_of(header: Iterable[str]) -> Columns:
    """What each column of a file is."""
    by_key: dict[str, str] = {}
    metafields: list[Metafield] = []
    others: list[str] = []
    for name in header:
        key = _KEY_BY_NAME.get(name.casefold())
        if key and key not in by_key:
            by_key[key] = name
        elif match := _METAFIELD(name):
            metafields.append(Metafield(name, match[1] or match[3], match[2], match[3]))
        else:
            others.append(name)
    return Columns(by_key, tuple(metafields), tuple(others))
