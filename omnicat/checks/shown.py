"""A product as one channel shows it, and what the channel's expressions may name of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.channels.mapping import Channel
from omnicat.channels.meaning import fields_of, meanings
from omnicat.channels.names import Names
from omnicat.channels.shop import Shop
from omnicat.channels.showing import writes_parents
from omnicat.model.channel import Spec
from omnicat.model.listing import Listing
from omnicat.model.product import Product
from omnicat.templating import Lazy

MANY = 200
"""So many sets of fields are remembered."""


class Written(Struct, frozen=True, eq=False):
    """Which fields a listing has, in the order of the spec: the same object for all listings of one kind and family that
    have the same. What follows from it alone is worked out once: it is equal to itself and to nothing else.
    """

    family: str
    kind: str
    fields: Mapping[str, None]

    def has_of_each(self, groups: Iterable[Iterable[str]]) -> bool:
        """Whether it has one field at least of every group."""
        return not any(self.fields.keys().isdisjoint(group) for group in groups)


class Shown(Struct):
    """`group` is the product's listing, `sold` the listings of a feed with one item a listing.

    `today` is the day of the build as YYYY-MM-DD; `horizon` the last day whose dated rules are warned of.
    `listings` are all that are written: where a feed's item is the whole product, the product's own too. `written` are
    the same, each with the fields that it has.
    `failed` grows by each expression of the spec that fails: its text, the listing, and why; `days` by those on which
    what is wrong with a date changes. Not frozen: it is made often, and keeps what several checks ask for.
    """

    product: Product
    channel: Channel
    group: Listing
    sold: tuple[Listing, ...]
    today: str
    horizon: str
    listings: tuple[Listing, ...] = ()
    written: tuple[tuple[Listing, Written], ...] = ()
    failed: list[tuple[str, Listing, str]] = field(default_factory=list)
    days: set[str] = field(default_factory=set)
    _names: dict[int, Names] = field(default_factory=dict)
    _fields: dict[int, Lazy] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Works out which listings are written."""
        is_apart = self.sold[0] is not self.group
        self.listings = (self.group, *self.sold) if is_apart and writes_parents(self.channel) else self.sold
        known, family = self.channel.kept.setdefault("written", {}), self.product.family
        self.written = tuple([(each, _written(each, family, known)) for each in self.listings])

    @property
    def spec(self) -> Spec:
        """What the channel demands."""
        return self.channel.profile.spec

    def names_of(self, listing: Listing, shop: Shop) -> Names:
        """What expressions may name: what a mapping sees, and `record`."""
        names = self._names.get(id(listing))
        if names is None:
            channel = self.channel
            given = {**channel.given, "listing": listing.about, "record": listing.record}
            names = self._names[id(listing)] = Names(
                listing.values, shop.model, channel.eyes, given, channel.remembered
            )
        return names

    def fields_of(self, listing: Listing) -> Lazy:
        """What a listing's written fields mean, read when it is asked for."""
        fields = self._fields.get(id(listing))
        if fields is None:
            kept = self.channel.kept
            readers = kept.get("meanings")
            if readers is None:
                readers = kept["meanings"] = meanings(self.spec, self.channel.profile.currency)
            fields = self._fields[id(listing)] = fields_of(listing.spelled, readers)
        return fields


def _written(listing: Listing, family: str, known: dict[Any, Written]) -> Written:
    key = (family, listing.kind, *listing.spelled)
    found: Written | None = known.get(key)
    if found is None:
        if len(known) >= MANY:
            known.clear()
        found = known[key] = Written(family, listing.kind, dict.fromkeys(listing.spelled))
    return found
