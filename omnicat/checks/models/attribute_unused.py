"""An attribute belongs to no family, so no product can say it.

Bad: `hem_style` is defined in `catalog/attributes/`, and no family lists it.

Good:

    family: trousers
    attributes: [name, hem_style]

Fix: add it to the `attributes` of the families that need it, or delete the definition.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from omnicat.attributes.definition import Attribute
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/unused", Severity.NOTE, __doc__)
MANY = 5
"""More than that in one file are told together: they come with a set of standard attributes."""


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every attribute that is defined, file by file."""
    families = shop.model.families.values()
    listed = {code for family in families for code in family.attributes}
    unused = [each for each in shop.model.attributes.values() if families and each.code not in listed]
    for _, in_file in groupby(unused, key=lambda each: each.where.path):
        yield from _told(list(in_file))


def _told(unused: list[Attribute]) -> Iterator[Finding]:
    hint = "add it to a family's attributes, or delete it"
    if len(unused) > MANY:
        some = ", ".join(f"'{each.code}'" for each in unused[:3])
        message = f"no family has {some} and {len(unused) - 3} more attributes of this file"
        yield finding(RULE, unused[0].where, message, "delete those that you don't need", subject=_about(unused[0]))
    else:
        for each in unused:
            yield finding(RULE, each.where, f"no family has '{each.code}'", hint, subject=_about(each))


def _about(attribute: Attribute) -> Subject:
    return Subject("attribute", attribute.code)
