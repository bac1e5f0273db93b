"""A category doesn't say what a channel calls it.

Channels have category trees of their own, and show, compare and tax products by them. A category says its id there
in `taxonomies`; those below inherit it.

Bad (where a profile fills Google's spec):

    apparel: {label: Apparel}

Good:

    apparel: {label: Apparel, taxonomies: {google: 166}}

Fix: look the category up in the channel's list and add its id, at the highest category that it is true of.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.category import Category
from omnicat.model.channel import Profile

RULE = Rule("category/without-taxonomy", Severity.WARNING, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The lowest categories, for the taxonomy of every channel; one finding where none says it."""
    categories = shop.model.categories
    above = {category.parent for category in categories.values()}
    lowest = [category for path, category in categories.items() if path not in above]
    for taxonomy in sorted({profile.spec.taxonomy for profile in profiles.values()} - {""}):
        without = [category for category in lowest if taxonomy not in category.taxonomies]
        hint = f"add `taxonomies: {{{taxonomy}: …}}`"
        if taxonomy in shop.model.taxonomies:
            hint += "; see what fits: `omnicat taxonomy suggest`"
        if len(without) > 1 and len(without) == len(lowest):
            where = Location(without[0].where.path)
            message = f"none of the {len(without)} lowest categories says its id in the taxonomy of {taxonomy}"
            yield finding(RULE, where, message, hint, subject=Subject("category", "", taxonomy))
        else:
            yield from (_of(category, taxonomy, hint) for category in without)


def _of(category: Category, taxonomy: str, hint: str) -> Finding:
    message = f"category '{category.path}' does not say its id in the taxonomy of {taxonomy}"
    subject = Subject("category", category.path, taxonomy)
    return finding(RULE, below(category.where, "taxonomies", taxonomy), message, hint, subject=subject)
