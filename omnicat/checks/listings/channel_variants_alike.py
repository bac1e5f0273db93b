"""Two variants of a product look the same to the channel.

A channel that groups variants tells them apart by a few fields of its own, such as color and size. Two variants that
say the same in all of them look like one product listed twice: shoppers see one, or neither.

Bad: two lamps that differ only in an attribute of the shop's own.

    variants:
      - {sku: LAMP-1, attributes: {shade: linen}}
      - {sku: LAMP-2, attributes: {shade: paper}}

Good:

    variants:
      - {sku: LAMP-1, attributes: {shade: linen, material: Linen}}
      - {sku: LAMP-2, attributes: {shade: paper, material: Paper}}

Fix: say what tells them apart in one of the fields, or map the field to the attribute in the channel's profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.grouped import DIFFER, Clash, Groups
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity
from omnicat.model.listing import Listing

RULE = Rule("channel/variants-alike", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Each variant that says what one of its group before it said."""
    return _look if channel.profile.spec.differ_in else None


def _look(shown: Shown) -> list[Refusal]:
    groups = Groups(shown.spec)
    return [
        _refusal(each, clash)
        for each in shown.group.variants
        for clash in groups.check(each.spelled, each.sku, shown.group.sku)
        if clash.kind == DIFFER
    ]


def _refusal(listing: Listing, clash: Clash) -> Refusal:
    names = clash.fields
    which = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    message = f"'{listing.sku}' looks like '{clash.other}': both say the same {which}"
    return Refusal(listing, "variants", message, f"say what tells them apart in {_one_of(names)}")


def _one_of(names: tuple[str, ...]) -> str:
    return f"one of {', '.join(names)}" if len(names) > 1 else names[0]
