"""A product lacks a value that its family recommends in this channel.

Bad (where the family says `recommended: {amazon-listings: [bullets]}`):

    attributes: {name: Harbor tee}

Good:

    attributes: {name: Harbor tee, bullets: [Organic cotton, Washes at 30 degrees]}

Fix: add the value.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.family_needs import lacked
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("completeness/channel-recommended", Severity.WARNING, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """What the family recommends in the channel, by its profile's or its spec's name."""
    family = shop.model.families.get(shown.product.family)
    return told(lacked(shown, shop, family.recommended if family else {}, "recommended"), RULE, shown)
