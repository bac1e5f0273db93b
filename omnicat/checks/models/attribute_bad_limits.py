"""The limits of an attribute can't be kept, or don't go with its type.

`min` and `max` are for numbers, prices, measurements and dates, and are written as such a value; `max_length` is for
text. A limit that can't be understood checks nothing.

Bad:

    weight: {type: measurement, quantity: mass, unit: g, min: 5 kg, max: 200 g}

Good:

    weight: {type: measurement, quantity: mass, unit: g, min: 5 g, max: 20 kg}

Fix: put the smaller one in `min`, or use the limit that the type has.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from omnicat.attributes import type_of
from omnicat.attributes.date import read_date
from omnicat.attributes.definition import Attribute, Measurement
from omnicat.attributes.plain import number
from omnicat.attributes.units import convert, quantity_of
from omnicat.channels.shop import Shop
from omnicat.checks.definitions import definitions
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/bad-limits", Severity.ERROR, __doc__)
RANGED = ("integer", "decimal", "money", "measurement", "date")
TEXTS = ("text", "rich_text", "url", "gtin", "asset", "reference")


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """`min`, `max` and `max_length` of every definition."""
    for attribute, where in definitions(shop.model):
        for key, message, hint in _problems(attribute):
            subject = Subject("attribute", attribute.code)
            yield finding(RULE, below(where, key), message, hint, subject=subject)


def _problems(attribute: Attribute) -> Iterator[tuple[str, str, str]]:
    limits = {key: limit for key, limit in (("min", attribute.min), ("max", attribute.max)) if limit is not None}
    if attribute.max_length is not None and attribute.type not in TEXTS:
        yield "max_length", f"a {attribute.type} has no length to limit", "remove max_length"
    if attribute.type not in RANGED:
        for key in limits:
            hint = "use max_length" if attribute.type in TEXTS and key == "max" else f"remove {key}"
            yield key, f"a {attribute.type} has no {key}", hint
        return
    read = {key: _bound(limit, attribute) for key, limit in limits.items()}
    for key, bound in read.items():
        if bound is None:
            yield key, f"'{limits[key]}' is not a value of type {attribute.type}", "write it as a value of that type"
    low, high = read.get("min"), read.get("max")
    if low is not None and high is not None and high < low:
        yield "max", f"max '{limits['max']}' is less than min '{limits['min']}'", "swap them, or correct one"


def _bound(limit: Decimal | int | str, attribute: Attribute) -> Any:
    """The limit in a form that compares; None where it is no value of the attribute's type."""
    if attribute.type == "date":
        return read_date(limit)
    if attribute.type != "measurement":
        return number(limit)
    value, _ = type_of(attribute).read(limit, replace(attribute, min=None, max=None))
    if not isinstance(value, Measurement):
        return None
    first = (quantity_of(attribute.unit) and attribute.unit) or value.unit
    return convert(value.amount, value.unit, first) if quantity_of(first) == quantity_of(value.unit) else None
