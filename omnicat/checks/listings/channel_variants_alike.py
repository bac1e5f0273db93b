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
from omnicat.checks.refusals import Look, Refusal
from omnicat.findings import Rule, Severity
from omnicat.model.listing import Listing

RULE = Rule("channel/variants-alike", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Each variant that says what one before it said."""
    names = channel.profile.spec.differ_in
    return (lambda shown: _alike(shown.group.variants, names)) if names else None


def _alike(variants: tuple[Listing, ...], names: tuple[str, ...]) -> list[Refusal]:
    refusals: list[Refusal] = []
    first: dict[tuple[str, ...], str] = {}
    for each in variants:
        said = tuple(str(each.spelled[name]) if name in each.spelled else "" for name in names)
        other = first.setdefault(said, each.sku)
        if other != each.sku:
            message = f"'{each.sku}' looks like '{other}': both say the same {', '.join(names[:-1])} and {names[-1]}"
            hint = f"say what tells them apart in one of {', '.join(names)}"
            refusals.append(Refusal(each, "variants", message, hint))
    return refusals
