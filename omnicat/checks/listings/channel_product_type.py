"""A listing breaks the channel's own definition of its product type.

Amazon publishes a definition of every product type: which attributes it needs, what each may hold, and what one asks of
another. A listing that breaks it is refused, hours after the feed was sent. `omnicat spec import FILE --apply` brings
a definition into the repository; from then on every listing of that type is judged by it.

Bad: a SHIRT without `attributes.fabric_type`, where the definition of SHIRT requires it.

Good: `composition: 100% Cotton`, which the channel's profile maps to `attributes.fabric_type`.

Fix: give the product what the message names. An attribute that only the definition knows is filled in the channel's
profile: `fields: {attributes.sleeve_type: sleeve}`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.conditions import Condition, always, condition
from omnicat.checks.definition_words import Wrong, wrongs_of
from omnicat.checks.product_types import Find, judging
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity
from omnicat.model.listing import Listing
from omnicat.schemas.definition import Definition

RULE = Rule("channel/product-type", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Each listing whose product type has a definition."""
    found = judging(channel, shop)
    if found is None:
        return None
    types, find = found
    known = shop.model.attributes
    codes = {each.field.name: tuple(code for code in each.codes if code in known) for each in channel.fields}
    whole = condition(types.whole, channel, shop) if types.whole else always
    check = _Check(find, whole, f"{types.part}.", channel, codes)
    return check.look


class _Check(Struct, frozen=True):
    find: Find
    is_whole: Condition
    above: str
    channel: Channel
    codes: Mapping[str, tuple[str, ...]]

    def look(self, shown: Shown) -> list[Refusal]:
        """What the definitions refuse, each attribute once."""
        refusals: list[Refusal] = []
        for listing in shown.listings:
            judged = self.find(listing)
            definition = judged.definition if judged else None
            if judged is None or definition is None or definition.allows(judged.part):
                continue
            if not self.is_whole(shown, listing):
                lenient = self.find(listing, is_whole=False)
                definition = (lenient and lenient.definition) or definition
            refusals += self._refused(listing, judged.name, definition, judged.part)
        return refusals

    def _refused(
        self, listing: Listing, product_type: str, definition: Definition, part: Mapping[str, Any]
    ) -> Iterator[Refusal]:
        seen: set[tuple[str, str]] = set()
        for wrong in wrongs_of(product_type, definition, part):
            name = self.above + wrong.attribute
            if (name, wrong.message) not in seen and not self._is_told(name, wrong):
                seen.add((name, wrong.message))
                yield self._refusal(listing, name, wrong)

    def _is_told(self, name: str, wrong: Wrong) -> bool:
        """Whether the spec itself requires what is missing."""
        field = self.channel.profile.spec.fields.get(name)
        return wrong.is_missing and field is not None and field.need == "required"

    def _refusal(self, listing: Listing, name: str, wrong: Wrong) -> Refusal:
        message = f"{name} {wrong.message}"
        if name in listing.spelled:
            place = listing.said(name).where
            where = None if place.pointer == listing.where.pointer else place
            return Refusal(listing, name, message, wrong.hint, where=where)
        codes = self.codes.get(name, ())
        hint = f"{_how_to_fill(name, codes, listing.channel)}{f': {wrong.hint}' if wrong.hint else ''}"
        keys = ("attributes", *codes) if len(codes) == 1 else ()
        return Refusal(listing, name, message, hint, keys=keys, codes=codes)


def _how_to_fill(name: str, codes: tuple[str, ...], channel: str) -> str:
    if codes:
        return f"add {' or '.join(f'`{code}`' for code in codes[:3])}"
    return f"add `fields: {{{name}: …}}` to channel_profiles/{channel}.yaml"
