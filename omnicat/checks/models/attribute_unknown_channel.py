"""An option is spelled for a channel that doesn't exist.

`channels` of an option goes by the name of a channel profile or of a spec. Under any other name the spelling is
never used, and the channel shows the option's label.

Bad:

    navy: {label: Navy, channels: {gogle: Navy Blue}}

Good:

    navy: {label: Navy, channels: {google-merchant: Navy Blue}}

Fix: use the name of a file in `channel_profiles/` (without `.yaml`), or the name of a spec (without its date).
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.definitions import definitions
from omnicat.checks.places import below
from omnicat.findings import Finding, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/unknown-channel", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The options of every select."""
    for attribute, where in definitions(shop.model):
        for code, option in attribute.options.items():
            for channel in option.channels:
                if channel not in shop.channels:
                    message = f"option '{code}' is spelled for channel '{channel}', which does not exist"
                    place = below(where, "options", code, "channels", channel)
                    subject = Subject("attribute", attribute.code)
                    yield finding(RULE, place, message, did_you_mean(channel, shop.channels), subject=subject)
