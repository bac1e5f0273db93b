"""The fields that a channel asks for and a listing doesn't have."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from omnicat.attributes.definition import Money
from omnicat.channels.mapping import Channel, FieldMap
from omnicat.channels.shop import Shop
from omnicat.channels.spelling import NOTHING
from omnicat.checks.conditions import Condition, always, condition, fields_needed, never
from omnicat.checks.refusals import Look, Refusal, lacking
from omnicat.checks.sellable import is_unread
from omnicat.checks.shown import MANY, Shown, Written
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing
from omnicat.model.product import lineages
from omnicat.templating import NotInTable, TemplatingProblem

CanBeSaid = Callable[[tuple[str, ...], str], bool]
"""Whether a product can say something that a field is made of, by the codes of those attributes and its family."""


class Asked(NamedTuple):
    """A field that is asked for. `filled` is how the profile fills it; `codes` are the attributes it is made of.
    `needs` are groups of fields: where a listing has none of one group, it is not asked for.
    """

    field: SpecField
    filled: FieldMap | None
    codes: tuple[str, ...]
    only: Condition
    when: Condition
    needs: tuple[tuple[str, ...], ...]


def missing(
    channel: Channel, shop: Shop, needs: tuple[str, ...], can_be_said: CanBeSaid = lambda *_: True
) -> Look | None:
    """The fields of those needs that are absent from a listing, nor have their alternative in their place."""
    every = tuple(_asked(channel, shop, needs))

    @lru_cache(MANY)
    def asked(written: Written) -> list[Asked]:
        """What a listing that has these fields may be asked for."""
        return [
            each
            for each in every
            if written.kind in each.field.kinds
            and written.fields.keys().isdisjoint((each.field.name, each.field.alternative))
            and written.has_of_each(each.needs)
            and (each.only is not always or each.when is not always or can_be_said(each.codes, written.family))
        ]

    def look(shown: Shown) -> list[Refusal]:
        return [
            _lacking(each, listing, shown)
            for listing, written in shown.written
            for each in asked(written)
            if each.only(shown, listing)
            and each.when(shown, listing)
            and can_be_said(each.codes, written.family)
            and _says_nothing(each, listing, shown, shop)
        ]

    return look if every else None


def _asked(channel: Channel, shop: Shop, needs: tuple[str, ...]) -> Iterable[Asked]:
    filled: list[tuple[SpecField, FieldMap | None]] = [(each.field, each) for each in channel.fields]
    for field, each in (*filled, *((field, None) for field in channel.unfilled)):
        if field.need in needs:
            codes = tuple(code for code in each.codes if code in shop.model.attributes) if each else ()
            only, when = (condition(text, channel, shop) if text else always for text in (field.only, field.when))
            if only is not never and not (only is always and when is never):
                yield Asked(field, each, codes, only, when, fields_needed(field.only or field.when))


def _says_nothing(asked: Asked, listing: Listing, shown: Shown, shop: Shop) -> bool:
    """Whether there is no value; one that can't be read or spelled, or a mapping that fails, is told already."""
    if asked.filled is None:
        return True
    lineage = next(each for each in lineages(shown.product.root) if each[-1].sku == listing.sku)
    if any(is_unread(code, node) for code in asked.filled.codes for node in lineage):
        return False
    try:
        return shown.names_of(listing, shop).evaluate(asked.filled.expression) in NOTHING
    except NotInTable:
        return True  # it is only warned of, whether or not the channel can do without the field
    except TemplatingProblem:
        return False


def _lacking(asked: Asked, listing: Listing, shown: Shown) -> Refusal:
    name = asked.field.name
    if asked.filled is None:
        hint = f"add `fields: {{{name}: …}}` to channel_profiles/{listing.channel}.yaml"
        return lacking(listing, asked.field, f"{name} is missing, and the profile does not fill it", hint)
    hint = _hint(asked.filled, asked.codes, listing, shown)
    return lacking(listing, asked.field, f"{name} is missing", hint, asked.codes)


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
