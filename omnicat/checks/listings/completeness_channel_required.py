"""A product lacks a value that its family requires in this channel.

Bad (where the family says `required: {google-merchant: [gtin]}`):

    attributes: {name: Harbor tee}

Good:

    attributes: {name: Harbor tee, gtin: "9521234543213"}

Fix: add the value, or leave the product out of the channel with `exclude: true`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.family_needs import lacked
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("completeness/channel-required", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """What the family requires in the channel, by its profile's or its spec's name."""
    family = shop.model.families.get(shown.product.family)
    return told(lacked(shown, shop, family.required if family else {}, "required"), RULE, shown)
