"""A fallback names a locale that the catalog doesn't have.

Nothing is ever said in such a locale, so nothing is found there.

Bad:

    locales: [en-US, de-DE]
    fallback: {de-DE: [en-GB]}

Good:

    locales: [en-US, de-DE]
    fallback: {de-DE: [en-US]}

Fix: name one of the catalog's `locales`, or add the locale there.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("catalog/unknown-fallback", Severity.ERROR, __doc__)
Fallback = Mapping[str, tuple[str, ...]]


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The fallbacks of the catalog and those of single attributes."""
    settings = shop.model.settings
    yield from _of(settings.fallback, Location(settings.where.path, 0, 0, "fallback"), settings.locales)
    for attribute in shop.model.attributes.values():
        yield from _of(attribute.fallback, below(attribute.where, "fallback"), settings.locales)


def _of(fallback: Fallback, where: Location, locales: tuple[str, ...]) -> Iterator[Finding]:
    for locale, others in fallback.items():
        places = [(locale, below(where, locale))]
        places += [(other, below(where, locale, index)) for index, other in enumerate(others)]
        for named, place in places:
            if named not in locales:
                message = f"'{named}' is not a locale of the catalog"
                yield finding(RULE, place, message, did_you_mean(named, locales), subject=Subject("catalog", named))
