"""A product's variants differ in more ways than the channel can show.

Bad: axes color, size, length and fit where Shopify takes three options.

Good: axes color, size and fit, and a product of its own for each length.

Fix: put two axes into one, or divide the product.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/too-many-axes", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The axes that the shown variants say."""
    most = channel.profile.spec.max_axes
    if most is None:
        return None

    def look(shown: Shown) -> tuple[Refusal, ...]:
        used = {code for each in shown.group.variants for code in each.about["axis_values"]}
        if len(used) <= most:
            return ()
        message = f"the variants of '{shown.group.sku}' differ in {', '.join(sorted(used))}; {most} are the most"
        return (Refusal(shown.group, "axes", message, "put two of them into one, or divide the product"),)

    return look
