"""A category with products is mapped to so high a level of a channel's taxonomy that it tells next to nothing.

Channels find, compare and tax products by their category. How deep it should be is a channel's own advice: Google
and Meta ask for two levels at least, Pinterest warns of less than three. It is judged only where the taxonomy goes
deeper.

Bad (536 is 'Home & Garden'):

    mugs: {label: Mugs, taxonomies: {google: 536}}

Good:

    mugs: {label: Mugs, taxonomies: {google: 2169}}

Fix: choose an id further down; `omnicat taxonomy suggest CATEGORY` ranks what fits.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.taxonomy_ids import said_ids
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.category import Category
from omnicat.model.channel import Profile

RULE = Rule("category/shallow-taxonomy-id", Severity.WARNING, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every id that one of the lowest categories says or inherits, once, where it is said."""
    wanted = {name: max(each) for name, each in _wanted(profiles).items()}
    for said in said_ids(shop):
        level, least = said.held.level, wanted.get(said.taxonomy.name, 0)
        if 0 < level < least and said.held.has_below and _bears_products(said.category, said.taxonomy.name, shop):
            message = f"'{said.id}' is '{said.held.path}' in {said.of}: level {level}, where {least} are asked for"
            hint = f"choose one further down: `omnicat taxonomy suggest {said.category.path}`"
            yield said.finding(RULE, message, hint)


def _wanted(profiles: Mapping[str, Profile]) -> Mapping[str, list[int]]:
    wanted: dict[str, list[int]] = {}
    for profile in profiles.values():
        if profile.spec.taxonomy_levels:
            wanted.setdefault(profile.spec.taxonomy, []).append(profile.spec.taxonomy_levels)
    return wanted


def _bears_products(category: Category, name: str, shop: Shop) -> bool:
    """Whether it is one of the lowest categories, or one of those below it that say no id of their own."""
    categories = shop.model.categories
    above = {each.parent for each in categories.values()}
    code = category.taxonomies[name]
    return any(
        path not in above and _inherits(each, category, name, code, categories)
        for path, each in categories.items()
        if path == category.path or path.startswith(f"{category.path}/")
    )


def _inherits(each: Category, top: Category, name: str, code: str, categories: Mapping[str, Category]) -> bool:
    """Whether the id of a category comes down from the one at the top, through all that are between."""
    while each.taxonomies.get(name) == code:
        if each.path == top.path:
            return True
        each = categories[each.parent]
    return False
