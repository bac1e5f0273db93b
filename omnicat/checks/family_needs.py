"""What a family asks for in one channel, and its listings don't say."""

from collections.abc import Callable, Mapping

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.model.family import Family
from omnicat.model.listing import Listing


def lacked(
    channel: Channel, shop: Shop, asked_by: Callable[[Family], Mapping[str, tuple[str, ...]]], word: str
) -> Look | None:
    """The attributes asked for under the channel's own names, but those asked for everywhere."""
    names, known = channel.profile.names, shop.model.attributes
    by_family: dict[str, tuple[str, ...]] = {}
    for name, family in shop.model.families.items():
        asked = asked_by(family)
        everywhere = asked.get("all", ())
        codes = dict.fromkeys(code for own in names for code in asked.get(own, ()) if code not in everywhere)
        if here := tuple(code for code in codes if code in known):
            by_family[name] = here

    def look(shown: Shown) -> list[Refusal]:
        return [
            _refusal(listing, code, word)
            for code in by_family.get(shown.product.family, ())
            for listing in shown.sold
            if code not in listing.values and listing.kind != "parent"
        ]

    return look if by_family else None


def _refusal(listing: Listing, code: str, word: str) -> Refusal:
    message = f"'{listing.sku}' has no '{code}', which is {word} in {listing.channel}"
    return Refusal(listing, code, message, f"add `{code}`", keys=("attributes", code))
