"""What is transparent in an original is filled with a colour, since its rendition is a JPEG.

That is mostly what is wanted: a thing cut out stands on the white that marketplaces ask for. On a page with another
background, or for a logo, it leaves a box of colour.

Bad (a logo for a website with a dark header):

    renditions: {gallery: {width: 800, fit: inside, format: jpeg}}

Good:

    renditions: {gallery: {width: 800, fit: inside, format: webp}}

Fix: ask for `webp`, `avif` or `png` where the channel takes it, or say with `fit: pad` that a canvas is wanted; then
nothing is told.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("asset/alpha-in-jpeg", Severity.NOTE, __doc__)
HINT = "ask for webp, or say with `fit: pad` that it shall stand on a canvas"
ON_A_CANVAS = ("pad", "trim")


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role that becomes a JPEG without a canvas."""
    flat = frozenset(
        role
        for role, wish in channel.profile.renditions.items()
        if wish.format == "jpeg" and wish.fit not in ON_A_CANVAS
    )
    seen = frozenset(path for path, each in shop.model.assets.items() if each.looks and each.looks.transparent)

    def look(shown: Shown) -> list[Refusal]:
        return [
            Refusal(
                listing,
                image.role,
                f"'{image.asset}' is transparent in part, its {image.role} image is a JPEG",
                HINT,
                where=image.where,
            )
            for listing in shown.listings
            for image in listing.images
            if image.role in flat and image.asset in seen
        ]

    return look if flat and seen else None
