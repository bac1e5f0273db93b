"""An image is smaller than the channel takes.

What counts is the rendition that the channel gets; it is never larger than its original. Rules that start on a later
day are warned of beforehand.

Bad: a main image of 80 x 80 pixels where Google takes 100 x 100 and more.

Good: a main image of 1500 x 1500 pixels.

Fix: use a larger original, or ask for a larger rendition in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.pictures import refused_images
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-too-small", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every image against the least width, height and longest side."""
    hint = "use a larger original, or ask for a larger rendition in the profile"
    return told(refused_images(shown, shop, _wrong, hint), RULE, shown)


def _wrong(image: ListingImage, rule: ImageRule) -> str:
    size = f"has {image.width} x {image.height} pixels"
    if image.width < rule.min_width or image.height < rule.min_height:
        return f"{size}, {rule.min_width} x {rule.min_height} are the least"
    if max(image.width, image.height) < rule.min_longest:
        return f"{size}, {rule.min_longest} on the longest side are the least"
    return ""
