"""A product names an original that may not be shown in a channel's country, or on that channel.

There another one takes its place, and where one does that is but a note. An original for some countries is not shown by
a channel whose profile names no country.

Bad (where a profile says `country: US`, with nothing else to show):

    rights: {regions: [DE, AT]}

Good: a second picture that may be shown there, in the gallery or in what the product says below `channels`.

Fix: name an original that may be shown there, extend the rights, or say `country` in the profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import NOT_LICENSED
from omnicat.checks.refusals import Look
from omnicat.checks.withheld import withheld_originals
from omnicat.findings import Rule, Severity

RULE = Rule("asset/not-licensed", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every original of the kind that a product names for the channel."""
    return withheld_originals(channel, shop, NOT_LICENSED, "extend the rights", mild=True)
