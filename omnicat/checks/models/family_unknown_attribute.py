"""A family names an attribute that isn't defined.

What a family lists, requires or varies by has to be defined in `catalog/attributes/`. A misspelled name asks for a
value that no product can ever say.

Bad:

    family: tee
    attributes: [name, colour]

Good:

    family: tee
    attributes: [name, color]

Fix: correct the name, or define the attribute.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.family_lists import listed
from omnicat.findings import Finding, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("family/unknown-attribute", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every list of attributes in a family."""
    known = shop.model.attributes
    for family in shop.model.families.values():
        for each in listed(family):
            if each.code not in known:
                message = f"family '{family.code}' names attribute '{each.code}', which does not exist"
                subject = Subject("family", family.code)
                yield finding(RULE, each.where, message, did_you_mean(each.code, known), subject=subject)
