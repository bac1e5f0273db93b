"""A field that the channel requires has no value.

The channel refuses a listing without it. Some fields are required only of some products: the spec says when.

Bad (Google requires a price in the profile's currency, here EUR):

    price: {USD: 29.00}

Good:

    price: {USD: 29.00, EUR: 27.00}

Fix: give the product the value, or map the field to another attribute in the channel's profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.missing import missing
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity

RULE = Rule("channel/missing-field", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The fields that are required, always or under a condition that holds."""
    return missing(channel, shop, ("required", "conditional"))
