"""Fields that the channel recommends have no value.

The listing is taken without them, but shown to fewer people or with less on it. Only what the product's family has is
asked for.

Bad: no `gtin` in a channel that compares offers by it.

Good:

    gtin: "9521234543213"

Fix: give the product the values, or map the fields to other attributes in the channel's profile.
"""

from collections.abc import Sequence

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.missing import missing
from omnicat.checks.refusals import Look, Refusal
from omnicat.findings import Rule, Severity

RULE = Rule("channel/missing-recommended", Severity.NOTE, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The fields that are recommended, all of a listing in one finding."""
    attributes = {name: frozenset(family.attributes) for name, family in shop.model.families.items()}

    def can_be_said(codes: tuple[str, ...], family: str) -> bool:
        """Whether the field is made of the product, and of something that products of its family may say."""
        own = attributes.get(family)
        return bool(codes) and (own is None or not own.isdisjoint(codes))

    look = missing(channel, shop, ("recommended",), can_be_said)
    return look and (lambda shown: _together(look(shown)))


def _together(lacks: Sequence[Refusal]) -> list[Refusal]:
    by_sku: dict[str, list[Refusal]] = {}
    for each in lacks:
        by_sku.setdefault(each.listing.sku, []).append(each)
    return [_recommended(several) for several in by_sku.values()]


def _recommended(lacks: list[Refusal]) -> Refusal:
    fields = ", ".join(each.about for each in lacks)
    codes = dict.fromkeys(each.codes[0] for each in lacks)
    hint = f"add {', '.join(f'`{code}`' for code in codes)}"
    return Refusal(lacks[0].listing, fields, f"{fields} {'is' if len(lacks) == 1 else 'are'} recommended", hint)
