"""A product as one channel shows it, and what the channel's expressions say of it."""

from dataclasses import dataclass
from functools import cache, cached_property

from omnicat.channels.mapping import Channel
from omnicat.channels.names import Names
from omnicat.channels.shop import Shop
from omnicat.model.channel import Spec
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.templating import Expression, compile_text


@dataclass(frozen=True)
class Shown:
    """`group` is the product's listing, `sold` the listings of a feed with one item a listing.

    `today` is the day of the build as YYYY-MM-DD; `horizon` the last day whose dated rules are warned of.
    Not slotted: what expressions may name is worked out when the first one asks, and kept.
    """

    product: Product
    channel: Channel
    group: Listing
    sold: tuple[Listing, ...]
    today: str
    horizon: str

    @property
    def spec(self) -> Spec:
        """What the channel demands."""
        return self.channel.profile.spec

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every listing that is written: where a feed's item is the whole product, the product's own too."""
        is_whole = any(feed.unit == "product" for feed in self.channel.profile.feeds)
        return (self.group, *self.sold) if is_whole and self.sold[:1] != (self.group,) else self.sold

    def holds(self, text: str, listing: Listing, shop: Shop) -> bool:
        """Whether one of the spec's expressions is true of a listing. Raises TemplatingProblem."""
        return bool(self._names_of(listing, shop).evaluate(compiled(text)))

    def _names_of(self, listing: Listing, shop: Shop) -> Names:
        if listing.sku not in self._names:
            channel = self.channel
            given = {**channel.given, "listing": listing.about, "record": listing.record}
            names = Names(listing.values, shop.model, channel.eyes, given, channel.remembered)
            self._names[listing.sku] = names
        return self._names[listing.sku]

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {}


@cache
def compiled(text: str) -> Expression:
    """An expression of a spec, compiled once."""
    return compile_text(text)
