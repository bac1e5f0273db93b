"""A badge or watermark that a channel lays over its pictures is no picture of the library.

Without it none of those pictures is made: what a shop marks is not to be shown unmarked.

Bad: `assets/badges/organik.png` does not exist.

    renditions: {main: {width: 1200, overlays: [{image: badges/organik.png}]}}

Good:

    renditions: {main: {width: 1200, overlays: [{image: badges/organic.png}]}}

Fix: name a picture below `assets/`, without `assets/` itself, or take the overlay out.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.overlaying import overlaid
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("channel/unknown-overlay", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every picture that a channel lays over others."""
    assets = shop.model.assets
    for profile in profiles.values():
        for path in overlaid(profile):
            asset = assets.get(path)
            if asset is None or asset.kind != "image":
                what = "is no picture" if asset else "does not exist"
                hint = did_you_mean(path, [each for each in assets if assets[each].kind == "image"])
                where = Location(profile.where.path, 0, 0, "renditions")
                about = Subject("channel", profile.name, profile.name)
                yield finding(RULE, where, f"overlay 'assets/{path}' {what}", hint, subject=about)
