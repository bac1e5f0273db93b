"""What is known about a product as a table: each fact that a reader would look up, with its name."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.attributes.definition import Attribute, Measurement
from omnicat.channels.views import Eyes, text_of, viewer
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved

TOLD = frozenset({"text", "integer", "decimal", "boolean", "date", "select", "multi_select", "measurement"})
"""The types whose values stand in a line; texts with markup, addresses, files and tables do not."""

ELSEWHERE = frozenset(
    (
        *("slug", "tags", "gtin_exempt", "asin", "mpn", "barcode", "product_type", "item_type_keyword"),
        *("google_category", "is_bundle", "multipack", "adult", "weight_unit", "size_system", "size_type"),
        *("sale_starts", "sale_ends", "promotions", "tax_code", "taxable", "availability", "availability_date"),
        *("expiration_date", "published", "inventory_policy", "inventory_tracker", "lead_time_days"),
        *("handling_days_min", "handling_days_max", "fulfillment_service", "requires_shipping", "gift_card"),
        *("shipping_weight", "shipping_length", "shipping_width", "shipping_height", "shipping_label"),
        *("transit_time_label", "return_policy_label", "google_ad_group", "google_ad_labels", "google_custom_product"),
        *("brand", "dangerous_goods", "condition"),
    )
)
"""Standard attributes that are for the trade, or that a channel says in a place of their own."""


SIGNS = {"C": "°C", "F": "°F", "m2": "m²", "cm2": "cm²", "ft2": "ft²", "m3": "m³", "cm3": "cm³"}
"""How people write a unit, where it differs from how a catalog does."""


def specification(
    values: Mapping[str, Resolved], codes: tuple[str, ...], model: Model, eyes: Eyes
) -> tuple[Mapping[str, Any], ...]:
    """A row for each of these attributes that has a value: `code`, `label` and `value`, in their order.

    Facts only, in the listing's locale: a measurement with its unit, a choice by its label.
    """
    return tuple(_rows(values, codes, model, eyes))


def _rows(
    values: Mapping[str, Resolved], codes: tuple[str, ...], model: Model, eyes: Eyes
) -> Iterator[Mapping[str, Any]]:
    for code in codes:
        attribute = model.attributes.get(code)
        if attribute is not None and code in values and _is_told(attribute):
            said = viewer(attribute, eyes)(values[code].value)
            value = said if isinstance(said, bool) else _in_a_line(said)
            yield {"code": code, "label": attribute.label(eyes.locales[0]), "value": value}


def _in_a_line(said: Any) -> str:
    if isinstance(said, Measurement):
        return f"{said.amount:f} {SIGNS.get(said.unit, said.unit)}"
    return ", ".join(map(_in_a_line, said)) if isinstance(said, tuple) else text_of(said)


def _is_told(attribute: Attribute) -> bool:
    is_hidden = attribute.presentation or attribute.deprecated or attribute.code in ELSEWHERE
    return attribute.type in TOLD and not is_hidden
