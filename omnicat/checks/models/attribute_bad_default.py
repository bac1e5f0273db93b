"""An attribute's default is not a value of the attribute.

The default is what every product has that says nothing else, so it has to be what a product could say.

Bad (`new` is the only option):

    condition: {type: select, options: {new: New}, default: brand new}

Good:

    condition: {type: select, options: {new: New}, default: new}

Fix: write the default as a product would write the value.
"""

from collections.abc import Iterator, Mapping

from omnicat.attributes import read_value
from omnicat.attributes.plain import shown
from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/bad-default", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The default of every attribute that has one."""
    for attribute in shop.model.attributes.values():
        if attribute.default is None:
            continue
        _, problems = read_value(attribute.default, attribute, shop.model.settings.locales)
        for problem in problems[:1]:
            message = f"default {shown(attribute.default)} does not fit: {problem.message}"
            where = below(attribute.where, "default", *problem.keys)
            yield finding(RULE, where, message, problem.hint, subject=Subject("attribute", attribute.code))
