"""A category's product type has no definition, while others of the channel have.

Listings of that product type are judged by what holds for every one only. What Amazon asks of this one, its own
required attributes and words, is not looked at before Amazon looks. Only told where a definition was imported for the
marketplace.

Bad: `specs/amazon-listings/product_types/ATVPDKIKX0DER/` holds SHIRT alone, and a category is mapped to LUGGAGE.

Good: it holds both.

Fix: download the definition of the product type (getDefinitionsProductType of Amazon's Product Type Definitions API)
and import it: `omnicat spec import FILE --apply`.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.product_types import of_profile
from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.category import Category
from omnicat.model.channel import Profile

RULE = Rule("channel/product-type-missing", Severity.NOTE, __doc__)
HINT = "download it by getDefinitionsProductType, and import it: `omnicat spec import FILE --apply`"


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Each product type that categories say, once for each channel."""
    for name, profile in profiles.items():
        known = {each.name for each in of_profile(profile, shop.product_types)}
        said: dict[str, Category] = {}
        for category in shop.model.categories.values() if known else ():
            if product_type := category.taxonomies.get(profile.spec.taxonomy):
                said.setdefault(str(product_type), category)
        for product_type in sorted(said.keys() - known):
            category, taxonomy = said[product_type], profile.spec.taxonomy
            message = f"product type '{product_type}' has no definition in {profile.settings[_market(profile)]}"
            where = below(category.where, "taxonomies", taxonomy)
            yield finding(RULE, where, message, HINT, subject=Subject("category", category.path, name))


def _market(profile: Profile) -> str:
    return profile.spec.product_types.marketplace if profile.spec.product_types else ""
