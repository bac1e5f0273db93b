"""A family's variants are told apart by something that can't do it.

An axis is one value that a shopper picks: a colour, a size, a capacity. A text by locale, a list, a price or a file
is none, and what the family doesn't have can't tell its variants apart.

Bad (`name` differs by locale):

    axes: [name, size]

Good:

    axes: [color, size]

Fix: use a select, a text, a number or a measurement that is the same in every locale.
"""

from collections.abc import Iterator, Mapping

from omnicat.attributes.definition import Attribute
from omnicat.channels.shop import Shop
from omnicat.checks.family_lists import listed
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("family/bad-axis", Severity.ERROR, __doc__)
TYPES = ("select", "text", "integer", "decimal", "boolean", "measurement", "date")


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The axes that a family's own file lists."""
    for family in shop.model.families.values():
        for each in listed(family):
            attribute = shop.model.attributes.get(each.code)
            if each.key == "axes" and attribute:
                absent = f"family '{family.code}' does not have it" if each.code not in family.attributes else ""
                if wrong := absent or _problem(attribute):
                    hint = (
                        f"add '{each.code}' to the family's attributes" if absent else "use a select or a plain value"
                    )
                    message = f"'{each.code}' can't be an axis: {wrong}"
                    yield finding(RULE, each.where, message, hint, subject=Subject("family", family.code))


def _problem(attribute: Attribute) -> str:
    if attribute.type not in TYPES:
        return f"its type is {attribute.type}"
    if attribute.localizable:
        return "it differs by locale"
    return "it is a list" if attribute.list else ""
