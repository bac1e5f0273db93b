"""The definition that each listing is judged by, and what is judged of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from omnicat.channels.mapping import Channel
from omnicat.channels.product_types import best, of_profile
from omnicat.channels.shop import Shop
from omnicat.model.channel import DefinedTypes
from omnicat.model.listing import Listing
from omnicat.model.product_type import WHOLE
from omnicat.schemas.definition import Definition, definition_of

OFFER_ONLY = "LISTING_OFFER_ONLY"


class Judged(NamedTuple):
    """A listing's part that a definition describes: `name` is the product type; `definition` None where none is there."""

    name: str
    part: Mapping[str, Any]
    definition: Definition | None


Find = Callable[[Listing], Judged | None]
"""What is judged of a listing; None where it has no product type."""


def judging(channel: Channel, shop: Shop) -> tuple[DefinedTypes, Find] | None:
    """How listings of the channel find their definition; None where not a single one was imported for its marketplace."""
    profile = channel.profile
    types, known = profile.spec.product_types, of_profile(profile, shop.product_types)
    if types is None or not known:
        return None
    chosen: dict[tuple[str, str], Definition | None] = {}

    def choose(name: str, requirements: str) -> Definition | None:
        found = best(name, requirements, profile.locale, known)
        if found is None:
            return None
        return definition_of(found.content, is_enforced=requirements != OFFER_ONLY or found.requirements == OFFER_ONLY)

    def find(listing: Listing) -> Judged | None:
        name = listing.spelled.get(types.field)
        if not isinstance(name, str):
            return None
        key = name, str(listing.spelled.get(types.requirements, WHOLE))
        if key not in chosen:
            chosen[key] = choose(*key)
        part = listing.record.get(types.part)
        return Judged(name, part if isinstance(part, Mapping) else {}, chosen[key])

    return types, find
