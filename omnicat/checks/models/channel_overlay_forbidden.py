"""A channel refuses pictures with a badge or watermark on them, and the profile lays one over.

Marketplaces and advertising channels take the picture of the product and nothing else: text, logos and watermarks lead
to disapproved or hidden listings.

Bad: a badge on the main image for Google

    spec: google-merchant@2026-08
    renditions: {main: {width: 1500, overlays: [{image: badges/sale.png}]}}

Good: badges on the shop's own pages

    spec: website@2026-08
    renditions: {main: {width: 1500, overlays: [{image: badges/sale.png}]}}

Fix: take the overlay out of this profile.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding, join_pointer
from omnicat.model.channel import Profile

RULE = Rule("channel/overlay-forbidden", Severity.ERROR, __doc__)


def check(_: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every role with an overlay, against what the channel demands of it."""
    for profile in profiles.values():
        forbidden = {rule.role: rule for rule in profile.spec.images if rule.overlays == "forbidden"}
        for role, wish in profile.renditions.items():
            if wish.overlays and role in forbidden:
                where = Location(profile.where.path, 0, 0, join_pointer("renditions", role))
                message = f"{profile.spec.title} takes no {role} image with '{wish.overlays[0].image}' on it"
                about = Subject("channel", profile.name, profile.name)
                yield finding(RULE, where, message, "take the overlay out of this profile", subject=about)
