"""A product has more variants than the channel takes.

Bad: 2,100 variants where Shopify takes 2,048.

Good: two products, by what shoppers decide first.

Fix: divide the product, or leave variants out of this channel with `exclude: true`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-many-variants", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The number of variants shown."""
    most, count = shown.spec.max_variants, len(shown.group.variants)
    if most is not None and count > most:
        message = f"'{shown.group.sku}' has {count:,} variants, {most:,} are the most"
        hint = "divide the product, or leave variants out of this channel"
        yield from told([Refusal(shown.group, "variants", message, hint)], RULE, shown)
