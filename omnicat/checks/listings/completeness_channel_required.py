"""A product lacks a value that its family requires in this channel.

Bad (where the family says `required: {google-merchant: [gtin]}`):

    attributes: {name: Harbor tee}

Good:

    attributes: {name: Harbor tee, gtin: "9521234543213"}

Fix: add the value, or leave the product out of the channel with `exclude: true`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.family_needs import lacked
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity

RULE = Rule("completeness/channel-required", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """What the family requirs in the channel, by its profile's or its spec's name."""
    return lacked(channel, shop, lambda family: family.required, "required")
