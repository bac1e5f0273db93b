"""How complete a listing is: the share of what the family and the channel need that it says."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.model.listing import Listing


class Completeness(Struct, frozen=True, array_like=True):
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


class Need(Struct, frozen=True):
    """One thing that is needed: the attribute itself where `is_code`, and fields, each with its alternative."""

    name: str
    is_code: bool
    fields: tuple[tuple[str, str], ...] = ()

    def is_met(self, listing: Listing) -> bool:
        """Whether the listing says it."""
        if self.is_code and self.name not in listing.values:
            return False
        return all(name in listing.spelled or alternative in listing.spelled for name, alternative in self.fields)


class Needed(Struct, frozen=True):
    """All that listings of one family and kind need. A listing with all of `codes` and `fields` lacks nothing.

    `localizable` are the codes that may be said in another locale only.
    """

    needs: tuple[Need, ...]
    codes: frozenset[str]
    fields: frozenset[str]
    localizable: tuple[str, ...]

    def missing(self, listing: Listing) -> tuple[str, ...]:
        """What a listing does not say, by name."""
        if listing.values.keys() >= self.codes and listing.spelled.keys() >= self.fields:
            return ()
        return tuple(each.name for each in self.needs if not each.is_met(listing))


class Needs:
    """What the listings of one channel need, worked out once for each family and kind of listing."""

    def __init__(self, channel: Channel, shop: Shop) -> None:
        """Nothing is worked out yet."""
        self._channel = channel
        self._model = shop.model
        self._known: dict[tuple[str, str], Needed] = {}

    def completeness_of(self, listing: Listing) -> Completeness:
        """What one sold listing lacks in its channel and locale."""
        family, values = str(listing.about["family"]), listing.values
        known = family if family in self._model.families else ""
        needed = self._known.get((known, listing.kind)) or self._remember(known, listing.kind)
        untranslated = [
            code for code in needed.localizable if code in values and values[code].origin.kind == "fallback"
        ]
        missing = needed.missing(listing)
        count = len(needed.needs)
        return Completeness(listing.sku, listing.channel, listing.locale, family, count, missing, tuple(untranslated))

    def _remember(self, family: str, kind: str) -> Needed:
        codes = dict.fromkeys(self._codes(family))
        fields: dict[str, list[tuple[str, str]]] = {}
        for each in self._channel.fields:
            if each.field.need == "required" and kind in each.field.kinds:
                name = self._name(each.expression.names, each.field.name)
                fields.setdefault(name, []).append((each.field.name, each.field.alternative))
        needs = [Need(name, name in codes, tuple(fields.get(name, ()))) for name in dict.fromkeys((*codes, *fields))]
        attributes = self._model.attributes
        found = Needed(
            tuple(needs),
            frozenset(codes),
            frozenset(name for several in fields.values() for name, _ in several),
            tuple(each.name for each in needs if each.name in attributes and attributes[each.name].localizable),
        )
        self._known[family, kind] = found
        return found

    def _codes(self, name: str) -> Iterator[str]:
        """What the family requires in this channel, then its attributes that are required of every product."""
        family = self._model.families.get(name)
        if family:
            yield from family.needed(*self._channel.profile.names)
            for code in family.attributes:
                if code in self._model.attributes and self._model.attributes[code].required:
                    yield code

    def _name(self, names: frozenset[str], field: str) -> str:
        codes = [name for name in names if name in self._model.attributes]
        return codes[0] if len(codes) == 1 else field
