"""An image has more pixels than the channel takes.

What counts is the rendition that the channel gets.

Bad: a main image of 9000 x 9000 pixels where the channel takes 64 megapixels.

Good:

    renditions: {main: {width: 1500, height: 1500, fit: inside}}

Fix: ask for a smaller rendition in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.pictures import refused_images
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-too-large", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every image against the most megapixels and the longest side."""
    return told(refused_images(shown, shop, _wrong, "ask for a smaller rendition in the profile"), RULE, shown)


def _wrong(image: ListingImage, rule: ImageRule) -> str:
    size = f"has {image.width} x {image.height} pixels"
    if rule.max_longest and max(image.width, image.height) > rule.max_longest:
        return f"{size}, {rule.max_longest} on the longest side are the most"
    if rule.max_megapixels and image.width * image.height > rule.max_megapixels * 1_000_000:
        return f"{size}, {rule.max_megapixels:g} megapixels are the most"
    return ""
