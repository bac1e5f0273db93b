"""How complete a listing is: the share of what the family and the channel need that it says."""

from dataclasses import dataclass

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.model.listing import Listing


@dataclass(frozen=True, slots=True)
class Completeness:
    """`needed` and `missing` are attribute codes, or names of fields that no single attribute fills.

    `untranslated` are the needed ones that are said in another locale only.
    """

    sku: str
    channel: str
    locale: str
    family: str
    needed: int
    missing: tuple[str, ...]
    untranslated: tuple[str, ...] = ()


def completeness_of(listing: Listing, channel: Channel, shop: Shop) -> Completeness:
    """What one sold listing lacks in its channel and locale."""
    needs = _needs(listing, channel, shop)
    missing = tuple(code for code, is_said in needs.items() if not is_said)
    untranslated = tuple(
        code for code in needs if code in listing.values and listing.values[code].origin.kind == "fallback"
    )
    family = str(listing.about["family"])
    return Completeness(listing.sku, listing.channel, listing.locale, family, len(needs), missing, untranslated)


def _needs(listing: Listing, channel: Channel, shop: Shop) -> dict[str, bool]:
    """Attribute code or field name -> whether it is said, in the order family, attributes, channel."""
    family = shop.model.families.get(str(listing.about["family"]))
    needs = {code: code in listing.values for code in (family.needed(*channel.profile.names) if family else ())}
    for code in family.attributes if family else ():
        if code in shop.model.attributes and shop.model.attributes[code].required:
            needs[code] = code in listing.values
    for each in channel.fields:
        if each.field.need == "required" and listing.kind in each.field.kinds:
            name = _name(each.expression.names, shop, each.field.name)
            needs[name] = needs.get(name, True) and (
                each.field.name in listing.fields or each.field.alternative in listing.fields
            )
    return needs


def _name(names: frozenset[str], shop: Shop, field: str) -> str:
    codes = [name for name in names if name in shop.model.attributes]
    return codes[0] if len(codes) == 1 else field
