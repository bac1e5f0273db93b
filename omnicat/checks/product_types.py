"""The definition that each listing is judged by, and what is judged of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from omnicat.channels.mapping import Channel
from omnicat.channels.product_types import best, of_profile
from omnicat.channels.shop import Shop
from omnicat.model.channel import DefinedTypes
from omnicat.model.listing import Listing
from omnicat.model.product_type import WHOLE, ProductType
from omnicat.schemas.definition import Definition, definition_of

OFFER_ONLY = "LISTING_OFFER_ONLY"


class Judged(Struct, frozen=True):
    """A listing's part that a definition describes: `name` is the product type; `definition` None where none is there."""

    name: str
    part: Mapping[str, Any]
    definition: Definition | None


Find = Callable[..., Judged | None]
"""What is judged of a listing; None where it has no product type. With `is_whole=False` nothing is asked for."""


class Definitions:
    """The definitions of one channel, each chosen once for a product type and its requirements."""

    def __init__(self, known: Sequence[ProductType], locale: str) -> None:
        self._known = known
        self._locale = locale
        self._chosen: dict[tuple[str, str, bool], Definition | None] = {}

    def of(self, name: str, requirements: str, *, is_whole: bool = True) -> Definition | None:
        """The one that fits best; where not everything has to be there, one that judges only what is."""
        key = name, requirements, is_whole
        if key not in self._chosen:
            found = best(name, requirements, self._locale, self._known)
            is_enforced = (
                is_whole and found is not None and (requirements != OFFER_ONLY or found.requirements == OFFER_ONLY)
            )
            self._chosen[key] = definition_of(found.content, is_enforced=is_enforced) if found else None
        return self._chosen[key]


def judging(channel: Channel, shop: Shop) -> tuple[DefinedTypes, Find] | None:
    """How listings of the channel find their definition; None where not a single one was imported for its marketplace."""
    profile = channel.profile
    types, known = profile.spec.product_types, of_profile(profile, shop.product_types)
    if types is None or not known:
        return None
    definitions = Definitions(known, profile.locale)

    def find(listing: Listing, *, is_whole: bool = True) -> Judged | None:
        name = listing.spelled.get(types.field)
        if not isinstance(name, str):
            return None
        part = listing.record.get(types.part)
        definition = definitions.of(name, str(listing.spelled.get(types.requirements, WHOLE)), is_whole=is_whole)
        return Judged(name, part if isinstance(part, Mapping) else {}, definition)

    return types, find
