"""A family requires or recommends an attribute that its products can't have.

A product may only say what its family lists, so what is asked for can never be answered.

Bad:

    family: mug
    attributes: [name, price]
    required: [name, gtin]

Good:

    family: mug
    attributes: [name, price, gtin]
    required: [name, gtin]

Fix: add the attribute to the family's `attributes`, or stop asking for it.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.family_lists import NEEDS, listed
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("family/required-not-in-family", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """What a family's own file requires and recommends."""
    for family in shop.model.families.values():
        for each in listed(family):
            if each.key in NEEDS and each.code in shop.model.attributes and each.code not in family.attributes:
                message = f"'{each.code}' is {each.key}, but family '{family.code}' does not have it"
                hint = f"add '{each.code}' to the family's attributes"
                yield finding(RULE, each.where, message, hint, subject=Subject("family", family.code))
