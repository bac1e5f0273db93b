"""The fields that a channel asks for and a listing doesn't have."""

from collections.abc import Iterator

from omnicat.attributes.definition import Money
from omnicat.channels.mapping import FieldMap
from omnicat.channels.shop import Shop
from omnicat.channels.spelling import NOTHING
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, lacking
from omnicat.checks.sellable import is_unread
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing
from omnicat.model.product import lineages
from omnicat.templating import TemplatingProblem


def missing(shown: Shown, shop: Shop, needs: tuple[str, ...]) -> Iterator[Refusal]:
    """The fields of those needs that are absent from a listing, nor have their alternative in their place."""
    for listing in shown.listings:
        for each in shown.channel.fields_of(listing.kind):
            field = each.field
            is_absent = field.need in needs and field.name not in listing.fields
            if is_absent and _is_needed(field, listing, shown, shop) and _says_nothing(each, listing, shown, shop):
                yield _lacking(each, listing, shown, shop)
        for field in shown.channel.unfilled:
            if field.need in needs and listing.kind in field.kinds and _is_needed(field, listing, shown, shop):
                hint = f"add `fields: {{{field.name}: …}}` to channel_profiles/{listing.channel}.yaml"
                yield lacking(listing, field, f"{field.name} is missing, and the profile does not fill it", hint)


def _is_needed(field: SpecField, listing: Listing, shown: Shown, shop: Shop) -> bool:
    if field.alternative in listing.fields or (field.only and not shown.holds(field.only, listing, shop)):
        return False
    return not field.when or shown.holds(field.when, listing, shop)


def _says_nothing(each: FieldMap, listing: Listing, shown: Shown, shop: Shop) -> bool:
    """Whether there is no value; one that can't be read or spelled, or a mapping that fails, is told already."""
    lineage = next(each for each in lineages(shown.product.root) if each[-1].sku == listing.sku)
    if any(is_unread(code, node) for code in each.codes for node in lineage):
        return False
    try:
        return shown.names_of(listing, shop).evaluate(each.expression) in NOTHING
    except TemplatingProblem:
        return False


def _lacking(each: FieldMap, listing: Listing, shown: Shown, shop: Shop) -> Refusal:
    codes = tuple(code for code in each.codes if code in shop.model.attributes)
    return lacking(listing, each.field, f"{each.field.name} is missing", _hint(each, codes, listing, shown), codes)


def _hint(each: FieldMap, codes: tuple[str, ...], listing: Listing, shown: Shown) -> str:
    profile = shown.channel.profile
    code = codes[0] if len(codes) == 1 else ""
    said = listing.values.get(code)
    if said and isinstance(said.value, Money):
        return f"add `{code}` in {profile.currency}"
    if code and any(code in lineage[-1].values for lineage in lineages(shown.product.root)) and not said:
        return f"add `{code}` in {profile.locale}, or set a fallback for that locale"
    if code:
        return f"add `{code}`"
    if codes:
        return f"add {' or '.join(f'`{code}`' for code in codes[:3])}"
    made_of = each.expression.text
    return next((hint for name, hint in HINTS.items() if name in made_of), f"add what `{made_of}` is made of")


HINTS = {
    "listing.main_image": "add a `main` image to its assets",
    "listing.all_images": "add a `main` image to its assets",
    "listing.images": "add `gallery` images to its assets",
    "listing.link": "add `product_url` to catalog/catalog.yaml",
    "listing.group_link": "add `product_url` to catalog/catalog.yaml",
    "listing.taxonomy": "add the channel's `taxonomies` to its category in catalog/categories.yaml",
    "listing.category": "add `categories` with the path of a category",
    "channel.settings": "add it to the profile's `settings`",
}
"""What to do where a field is made of something else than attributes: by what its mapping names."""
