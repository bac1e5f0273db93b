"""An attribute belongs to no family, so no product can say it.

Bad: `hem_style` is defined in `catalog/attributes/`, and no family lists it.

Good:

    family: trousers
    attributes: [name, hem_style]

Fix: add it to the `attributes` of the families that need it, or delete the definition.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/unused", Severity.NOTE, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every attribute that is defined."""
    families = shop.model.families.values()
    listed = {code for family in families for code in family.attributes}
    for code, attribute in shop.model.attributes.items():
        if families and code not in listed:
            hint = "add it to a family's attributes, or delete it"
            yield finding(RULE, attribute.where, f"no family has '{code}'", hint, subject=Subject("attribute", code))
