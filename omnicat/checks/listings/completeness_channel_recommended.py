"""A product lacks a value that its family recommends in this channel.

Bad (where the family says `recommended: {amazon-listings: [bullets]}`):

    attributes: {name: Harbor tee}

Good:

    attributes: {name: Harbor tee, bullets: [Organic cotton, Washes at 30 degrees]}

Fix: add the value.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.family_needs import lacked
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity

RULE = Rule("completeness/channel-recommended", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """What the family recommends in the channel, by its profile's or its spec's name."""
    return lacked(channel, shop, lambda family: family.recommended, "recommended")
