"""A category has no label in a locale in which others have one.

Breadcrumbs and product types are made of the labels from the root down. One that is missing is shown in another
language, in the middle of the path.

Bad:

    apparel:
      label: {en-US: Apparel, de-DE: Bekleidung}
      children:
        tees: {label: {en-US: Tees}}

Good:

        tees: {label: {en-US: Tees, de-DE: T-Shirts}}

Fix: add the label.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("category/without-label", Severity.WARNING, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every category, in the locales in which some are labelled."""
    categories = shop.model.categories
    labelled = {locale for category in categories.values() for locale in category.labels}
    locales = tuple(each for each in shop.model.settings.locales if each in labelled)
    for path, category in categories.items():
        if lacks := tuple(locale for locale in locales if locale not in category.labels):
            place = below(category.where, "label", lacks[0])
            message = f"category '{path}' has no label in {', '.join(lacks)}"
            hint = f"add `{lacks[0]}: …` to its label"
            yield finding(RULE, place, message, hint, subject=Subject("category", path))
