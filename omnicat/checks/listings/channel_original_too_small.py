"""An original is much smaller than the rendition that is asked for.

A picture is never enlarged, so it would stand as a stamp in the middle of a white canvas.

Bad: an original of 400 x 400 pixels where the profile pads to 1500 x 1500.

Good: an original of 1500 x 1500 pixels or more.

Fix: use a larger original, or ask for a smaller rendition in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.listing import ListingImage

RULE = Rule("channel/original-too-small", Severity.WARNING, __doc__)
SHARE = 0.6


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every image that is padded."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for listing in shown.listings:
        for image in listing.images:
            if image.spec.fit == "pad" and not image.spec.upscale and (size := _too_small(image, shop)):
                message = (
                    f"'{image.asset}' has {size} pixels, its {image.role} image has {image.width} x {image.height}"
                )
                hint = "use a larger original, or ask for a smaller rendition in the profile"
                yield Refusal(listing, image.role, message, hint, where=image.where)


def _too_small(image: ListingImage, shop: Shop) -> str:
    """The original's size where it fills less than a good part of the canvas, in width and in height."""
    original = shop.model.assets[image.asset]
    if original.width < image.width * SHARE and original.height < image.height * SHARE:
        return f"{original.width} x {original.height}"
    return ""
