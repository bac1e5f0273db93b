"""A product's variants differ in more ways than the channel can show.

Bad: axes color, size, length and fit where Shopify takes three options.

Good: axes color, size and fit, and a product of its own for each length.

Fix: put two axes into one, or divide the product.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-many-axes", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The axes that the shown variants say."""
    most = shown.spec.max_axes
    used = {code for each in shown.group.variants for code in each.about["axis_values"]}
    if most is not None and len(used) > most:
        message = f"the variants of '{shown.group.sku}' differ in {', '.join(sorted(used))}; {most} are the most"
        hint = "put two of them into one, or divide the product"
        yield from told([Refusal(shown.group, "axes", message, hint)], RULE, shown)
