"""An original is much smaller than the rendition that is asked for.

A picture is never enlarged, so it would stand as a stamp in the middle of a white canvas.

Bad: an original of 400 x 400 pixels where the profile pads to 1500 x 1500.

Good: an original of 1500 x 1500 pixels or more.

Fix: use a larger original, or ask for a smaller rendition in the channel's profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity
from omnicat.model.asset import Asset
from omnicat.model.listing import Listing, ListingImage

RULE = Rule("channel/original-too-small", Severity.WARNING, __doc__)
SHARE = 0.6


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image that is padded."""
    padded = frozenset(
        role for role, spec in channel.profile.renditions.items() if spec.fit == "pad" and not spec.upscale
    )
    known = shop.model.assets

    def look(shown: Shown) -> list[Refusal]:
        return [
            _refusal(listing, image, known[image.asset])
            for listing in shown.listings
            for image in listing.images
            if image.role in padded and image.asset and _is_too_small(known[image.asset], image)
        ]

    return look if padded else None


def _is_too_small(original: Asset, image: ListingImage) -> bool:
    """Whether it fills less than a good part of the canvas, in width and in height."""
    return 0 < original.width < image.width * SHARE and original.height < image.height * SHARE


def _refusal(listing: Listing, image: ListingImage, original: Asset) -> Refusal:
    size = f"{original.width} x {original.height}"
    message = f"'{image.asset}' has {size} pixels, its {image.role} image has {image.width} x {image.height}"
    hint = "use a larger original, or ask for a smaller rendition in the profile"
    return Refusal(listing, image.role, message, hint, where=image.where)
