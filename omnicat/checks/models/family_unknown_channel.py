"""A family asks for attributes in a channel that doesn't exist.

`required` and `recommended` go by the name of a channel profile, the name of a spec, or `all`. Under any other name
nothing is ever asked for.

Bad:

    required: {gogle: [gtin]}

Good:

    required: {google-merchant: [gtin]}

Fix: use the name of a file in `channel_profiles/` (without `.yaml`), the name of a spec (without its date), or `all`.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.family_lists import NEEDS
from omnicat.checks.places import below, said
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("family/unknown-channel", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The keys of `required` and `recommended`."""
    known = ("all", *shop.channels)
    for family in shop.model.families.values():
        for key in NEEDS:
            asked = said(family.raw, key)
            for channel in asked if isinstance(asked, dict) else ():
                if channel not in known:
                    where = below(Location(family.where.path), key, channel)
                    message = f"family '{family.code}' asks for attributes in channel '{channel}', which does not exist"
                    subject = Subject("family", family.code)
                    yield finding(RULE, where, message, did_you_mean(channel, known), subject=subject)
