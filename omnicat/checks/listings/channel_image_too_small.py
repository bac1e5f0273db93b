"""An image is smaller than the channel takes.

What counts is the rendition that the channel gets; it is never larger than its original. Rules that start on a later
day are warned of beforehand.

Bad: a main image of 80 x 80 pixels where Google takes 100 x 100 and more.

Good: a main image of 1500 x 1500 pixels.

Fix: use a larger original, or ask for a larger rendition in the channel's profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-too-small", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image against the least width, height and longest side."""
    hint = "use a larger original, or ask for a larger rendition in the profile"
    return refused_images(channel, shop, _judge, hint)


def _judge(rule: ImageRule) -> Judge | None:
    least_width, least_height, longest = rule.min_width, rule.min_height, rule.min_longest
    if not (least_width or least_height or longest):
        return None

    def judge(image: ListingImage) -> str:
        width, height = image.width, image.height
        if width < least_width or height < least_height:
            return f"has {width} x {height} pixels, {least_width} x {least_height} are the least"
        if width < longest and height < longest:
            return f"has {width} x {height} pixels, {longest} on the longest side are the least"
        return ""

    return judge
