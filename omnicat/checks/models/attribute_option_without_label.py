"""An option has no label in a locale in which the others have one.

Shoppers read the label. Where it is missing, a feed in that locale shows the label of the default locale among the
translated ones.

Bad:

    color:
      type: select
      options:
        navy: {label: {en-US: Navy, de-DE: Marineblau}}
        red: {label: {en-US: Red}}

Good:

        red: {label: {en-US: Red, de-DE: Rot}}

Fix: add the label. Options that are not translated at all, such as S, M and L, are fine.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.definitions import definitions
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/option-without-label", Severity.WARNING, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The options of every select, in the locales in which some are labelled."""
    for attribute, where in definitions(shop.model):
        labelled = {locale for option in attribute.options.values() for locale in option.labels}
        locales = tuple(each for each in shop.model.settings.locales if each in labelled)
        for code, option in attribute.options.items():
            if lacks := tuple(locale for locale in locales if locale not in option.labels):
                message = f"option '{code}' of '{attribute.code}' has no label in {', '.join(lacks)}"
                place = below(where, "options", code, "label", lacks[0])
                hint, subject = f"add `{lacks[0]}: …` to its label", Subject("attribute", attribute.code)
                yield finding(RULE, place, message, hint, subject=subject)
