"""Variants of a product say different things where the channel wants one.

A channel that shows variants together shows some of what they say once, such as the brand. Where they disagree, it
takes the group apart, or shows one of the values for all.

Bad: two variants of a lamp, each with a brand of its own.

    variants:
      - {sku: LAMP-1, attributes: {brand: Harbor & Pine}}
      - {sku: LAMP-2, attributes: {brand: Harbor and Pine}}

Good:

    attributes: {brand: Harbor & Pine}
    variants:
      - {sku: LAMP-1}
      - {sku: LAMP-2}

Fix: say it once, for the product; or make products of their own of variants that do not belong together.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.faults import quoted
from omnicat.checks.grouped import SHARE, Groups
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/variants-disagree", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Each variant that says another thing than the first of its group."""
    spec = channel.profile.spec
    return _look if spec.share else None


def _look(shown: Shown) -> list[Refusal]:
    spec = shown.spec
    groups, refusals = Groups(spec), []
    for each in shown.group.variants:
        for clash in groups.check(each.spelled, each.sku, shown.group.sku):
            if clash.kind == SHARE:
                (name,) = clash.fields
                said = each.said(name)
                where = None if said.where.pointer == each.where.pointer else said.where
                message = f"{name} {quoted(text_of(said.value))} of '{each.sku}' is not what '{clash.other}' says"
                hint = "say it once, for the product"
                refusals.append(Refusal(each, name, message, hint, "error", spec.fields[name].source, where))
    return refusals
