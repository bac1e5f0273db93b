"""A product has more variants than the channel takes.

Bad: 2,100 variants where Shopify takes 2,048.

Good: two products, by what shoppers decide first.

Fix: divide the product, or leave variants out of this channel with `exclude: true`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/too-many-variants", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The number of variants shown."""
    most = channel.profile.spec.max_variants
    if most is None:
        return None

    def look(shown: Shown) -> tuple[Refusal, ...]:
        count = len(shown.group.variants)
        if count <= most:
            return ()
        message = f"'{shown.group.sku}' has {count:,} variants, {most:,} are the most"
        return (Refusal(shown.group, "variants", message, "divide the product, or leave variants out of this channel"),)

    return look
