"""A product as one channel shows it, and what the channel's expressions say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import NamedTuple

from omnicat.channels.mapping import Channel
from omnicat.channels.names import Names
from omnicat.channels.shop import Shop
from omnicat.channels.showing import writes_parents
from omnicat.model.channel import Spec, SpecField
from omnicat.model.listing import FieldValue, Listing
from omnicat.model.product import Product
from omnicat.templating import Expression, TemplatingProblem, compile_text


class Written(NamedTuple):
    """One field of a listing: what it says, and the limits that hold for it there."""

    listing: Listing
    field: SpecField
    value: FieldValue


@dataclass(frozen=True)
class Shown:
    """`group` is the product's listing, `sold` the listings of a feed with one item a listing.

    `today` is the day of the build as YYYY-MM-DD; `horizon` the last day whose dated rules are warned of.
    `failed` grows by each expression of the spec that fails: its text, the listing, and why.
    Not slotted: what is asked for by many checks is worked out when the first one asks, and kept.
    """

    product: Product
    channel: Channel
    group: Listing
    sold: tuple[Listing, ...]
    today: str
    horizon: str
    failed: list[tuple[str, Listing, str]] = field(default_factory=list)

    @property
    def spec(self) -> Spec:
        """What the channel demands."""
        return self.channel.profile.spec

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every listing that is written: where a feed's item is the whole product, the product's own too."""
        is_apart = self.sold[0] is not self.group
        return (self.group, *self.sold) if is_apart and writes_parents(self.channel) else self.sold

    def written(self, shop: Shop) -> list[Written]:
        """Every field of every listing."""
        if not self._written:
            self._written.extend(self._each_written(shop))
        return self._written

    def holds(self, text: str, listing: Listing, shop: Shop) -> bool:
        """Whether one of the spec's expressions is true of a listing. One that fails is not."""
        try:
            return bool(self.names_of(listing, shop).evaluate(compiled(text)))
        except TemplatingProblem as problem:
            self.failed.append((text, listing, str(problem)))
            return False

    def names_of(self, listing: Listing, shop: Shop) -> Names:
        """What expressions may name: what a mapping sees, and `record`."""
        if listing.sku not in self._names:
            channel = self.channel
            given = {**channel.given, "listing": listing.about, "record": listing.record}
            self._names[listing.sku] = Names(listing.values, shop.model, channel.eyes, given, channel.remembered)
        return self._names[listing.sku]

    def _each_written(self, shop: Shop) -> Iterator[Written]:
        fields = self.spec.fields
        for listing in self.listings:
            for name, value in listing.fields.items():
                limits = fields[name]
                for other in limits.other_limits:
                    if self.holds(other.when, listing, shop):
                        limits = replace(limits, **other.limits)
                        break
                yield Written(listing, limits, value)

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {}

    @cached_property
    def _written(self) -> list[Written]:
        return []


@cache
def compiled(text: str) -> Expression:
    """An expression of a spec, compiled once."""
    return compile_text(text)
