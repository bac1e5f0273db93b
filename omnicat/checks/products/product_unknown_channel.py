"""A product says something for a channel that doesn't exist.

`channels` of a product goes by the name of a channel profile or of a spec. Under any other name nothing happens: a
product that is to be kept out of a channel would be published there.

Bad:

    channels:
      amazn: {exclude: true}

Good:

    channels:
      amazon: {exclude: true}

Fix: use the name of a file in `channel_profiles/` (without `.yaml`), or the name of a spec (without its date).
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.product import Product

RULE = Rule("product/unknown-channel", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The keys of `channels`, the variants' too."""
    for lineage in product.lineages:
        node = lineage[-1]
        for channel in node.overrides:
            if channel not in shop.channels:
                where = at(product, node, "channels", channel)
                message = f"channel '{channel}' does not exist"
                hint = did_you_mean(channel, shop.channels)
                yield finding(RULE, where, message, hint, subject=Subject("product", node.sku))
