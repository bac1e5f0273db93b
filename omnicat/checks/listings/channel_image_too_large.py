"""An image has more pixels than the channel takes.

What counts is the rendition that the channel gets.

Bad: a main image of 9000 x 9000 pixels where the channel takes 64 megapixels.

Good:

    renditions: {main: {width: 1500, height: 1500, fit: inside}}

Fix: ask for a smaller rendition in the channel's profile.
"""

import math

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-too-large", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image against the most megapixels and the longest side."""
    return refused_images(channel, shop, _judge, "ask for a smaller rendition in the profile")


def _judge(rule: ImageRule) -> Judge | None:
    if not rule.max_longest and not rule.max_megapixels:
        return None
    longest, megapixels = rule.max_longest or math.inf, rule.max_megapixels or math.inf

    def judge(image: ListingImage) -> str:
        width, height = image.width, image.height
        if width > longest or height > longest:
            return f"has {width} x {height} pixels, {longest} on the longest side are the most"
        if width * height > megapixels * 1_000_000:
            return f"has {width} x {height} pixels, {megapixels:g} megapixels are the most"
        return ""

    return judge
