"""An image is in a format that the channel doesn't take.

What counts is the format of the rendition, which the profile or the spec chooses.

Bad (Shopify takes no AVIF):

    renditions: {main: {format: avif}}

Good:

    renditions: {main: {format: jpeg}}

Fix: choose another format for the rendition in the channel's profile.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.findings import Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-format", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The format of every rendition."""
    return refused_images(channel, shop, _judge, "choose another format in the profile")


def _judge(rule: ImageRule) -> Judge | None:
    if not rule.formats:
        return None

    def judge(image: ListingImage) -> str:
        form = image.spec.format
        return "" if form in rule.formats else f"is made as {form}, which is none of {', '.join(rule.formats)}"

    return judge
