"""An image is in a format that the channel doesn't take.

What counts is the format of the rendition, which the profile or the spec chooses.

Bad (Shopify takes no AVIF):

    renditions: {main: {format: avif}}

Good:

    renditions: {main: {format: jpeg}}

Fix: choose another format for the rendition in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.pictures import refused_images
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-format", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The format of every rendition."""
    return told(refused_images(shown, shop, _wrong, "choose another format in the profile"), RULE, shown)


def _wrong(image: ListingImage, rule: ImageRule) -> str:
    if rule.formats and image.spec.format not in rule.formats:
        return f"is made as {image.spec.format}, which is none of {', '.join(rule.formats)}"
    return ""
