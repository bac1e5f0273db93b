"""An image is wider, or taller, than the channel takes.

What counts is the width of the rendition divided by its height: 1 for a square, 1.5 for 3:2, 0.67 for 2:3. Half a
percent is let pass, since pixels are whole.

Bad: a panorama of 3000 x 1000 pixels (3.0) where a channel shows nothing wider than 2:1 (`max_ratio: 2`).

Good:

    renditions: {main: {width: 1500, height: 1500, fit: pad}}

Fix: ask for a rendition with both `width` and `height`, and `fit: pad` or `cover`, in the channel's profile.
"""

import math

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-aspect", Severity.ERROR, __doc__)
CLOSE = 0.005


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role with `min_ratio` or `max_ratio`."""
    return refused_images(channel, shop, _judge, "say both `width` and `height` of the rendition, and `fit: pad`")


def _judge(rule: ImageRule) -> Judge | None:
    if not rule.min_ratio and not rule.max_ratio:
        return None
    least, most = rule.min_ratio * (1 - CLOSE), (rule.max_ratio or math.inf) * (1 + CLOSE)

    def judge(image: ListingImage) -> str:
        ratio = image.width / image.height if image.height else 1.0
        if least <= ratio <= most:
            return ""
        limit = f"{rule.min_ratio:g} is the least" if ratio < least else f"{rule.max_ratio:g} is the most"
        return f"has {image.width} x {image.height} pixels, which is {ratio:.2f} to 1: {limit}"

    return judge
