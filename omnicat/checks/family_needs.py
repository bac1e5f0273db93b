"""What a family asks for in one channel, and its listings don't say."""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal


def lacked(shown: Shown, shop: Shop, by_channel: Mapping[str, tuple[str, ...]], word: str) -> Iterator[Refusal]:
    """The attributes asked for under the channel's own names, but those asked for everywhere."""
    everywhere = by_channel.get("all", ())
    names = shown.channel.profile.names
    codes = dict.fromkeys(code for name in names for code in by_channel.get(name, ()) if code not in everywhere)
    for code in codes:
        for listing in shown.sold:
            if listing.kind != "parent" and code in shop.model.attributes and code not in listing.values:
                message = f"'{listing.sku}' has no '{code}', which is {word} in {listing.channel}"
                yield Refusal(listing, code, message, f"add `{code}`", keys=("attributes", code))
