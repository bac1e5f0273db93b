"""An image's background is not the white that the channel asks for.

What counts is the original's pixels, and the colour that the rendition's canvas is filled with. The background is what
has the colour of the border; it is white where more than half of it is pure white (255, 255, 255, or one level less, as
a JPEG rounds) and the rest no more than the edge of a soft shadow. A photo without a plain background has none that is
white.

Bad: a product on light grey, `#f4f4f4`, where Amazon asks for pure white.

Good: the product cut out, on `#ffffff`.

Fix: make the background pure white, or use another photo for this role.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.checks.seen import MOSTLY, by_looks, is_on_white
from omnicat.findings import Rule, Severity
from omnicat.images import Looks, rgb
from omnicat.images.looks import PURE
from omnicat.model.asset import Asset
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-background", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role with `background: white`."""

    def judge_of(rule: ImageRule) -> Judge | None:
        return by_looks(shop, _judge) if rule.background == "white" else None

    return refused_images(
        channel, shop, judge_of, "make its background pure white, or use another photo", is_measured=True
    )


def _judge(image: ListingImage, asset: Asset, looks: Looks) -> str:
    if is_on_white(image, asset, looks):
        return ""
    if not looks.white and not looks.has_background:
        return "has no plain white background"
    colour = image.spec.background if looks.white >= MOSTLY else looks.background
    if min(rgb(colour) or (0,)) >= PURE:
        return f"has a background of which {looks.white:.0%} is pure white, all of it is asked for"
    return f"has a background of '{colour}', pure white is asked for"
