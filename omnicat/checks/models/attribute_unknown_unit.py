"""A measurement's usual unit is not known, or measures something else.

`unit` is what a bare number is in, so a wrong one makes every bare number wrong.

Bad:

    weight: {type: measurement, quantity: mass, unit: cm}

Good:

    weight: {type: measurement, quantity: mass, unit: g}

Fix: use a unit of the attribute's `quantity`.
"""

from collections.abc import Iterator, Mapping

from omnicat.attributes.units import suggested, symbol_of, units_of
from omnicat.channels.shop import Shop
from omnicat.checks.definitions import definitions
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/unknown-unit", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The unit of every measurement."""
    for attribute, where in definitions(shop.model):
        units = units_of(attribute.quantity)
        if attribute.type == "measurement" and attribute.unit and units and attribute.unit not in units:
            meant = symbol_of(attribute.unit, attribute.quantity)
            hint = f"write {meant}" if meant else did_you_mean(attribute.unit, suggested(attribute.quantity))
            message = f"'{attribute.unit}' is not a unit of {attribute.quantity}"
            subject = Subject("attribute", attribute.code)
            yield finding(RULE, below(where, "unit"), message, hint, subject=subject)
