"""A badge or watermark that a channel lays over its pictures is no picture of the library.

Without it none of those pictures is made: what a shop marks is not to be shown unmarked.

Bad: `assets/badges/organik.png` does not exist.

    renditions: {main: {width: 1200, overlays: [{image: badges/organik.png}]}}

Good:

    renditions: {main: {width: 1200, overlays: [{image: badges/organic.png}]}}

Fix: name a picture below `assets/`, without `assets/` itself, or take the overlay out.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding, join_pointer
from omnicat.model.channel import Profile

RULE = Rule("channel/unknown-overlay", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every picture that a channel lays over others."""
    assets = shop.model.assets
    pictures = [path for path, asset in assets.items() if asset.kind == "image"]
    for profile in profiles.values():
        for role, wish in profile.renditions.items():
            for path in sorted({each.image for each in wish.overlays} - set(pictures)):
                message = f"overlay 'assets/{path}' " + ("is no picture" if path in assets else "does not exist")
                where = Location(profile.where.path, 0, 0, join_pointer("renditions", role))
                about = Subject("channel", profile.name, profile.name)
                yield finding(RULE, where, message, did_you_mean(path, pictures), subject=about)
