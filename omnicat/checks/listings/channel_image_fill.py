"""A product fills less of its image than the channel asks for.

What counts is the box around all that is not background, in the rendition that the channel gets: how much of the width
or of the height it takes, whichever is more. A photo without a plain background fills its frame. One hundredth less
than asked for is let pass, since the box is found on a copy of 1000 pixels.

Bad: a product that takes half of a canvas where Amazon asks for 85 percent.

Good:

    renditions: {main: {width: 1600, height: 1600, fit: trim, fill: 0.85}}

Fix: let the rendition `trim` the background, or cut the photo closer.
"""

from collections.abc import Callable

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.checks.seen import by_looks, fill_of
from omnicat.findings import Rule, Severity
from omnicat.images import Looks
from omnicat.model.asset import Asset
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-fill", Severity.WARNING, __doc__)
CLOSE = 0.01


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role with `min_fill`."""

    def judge_of(rule: ImageRule) -> Judge | None:
        return by_looks(shop, _judge(rule.min_fill)) if rule.min_fill else None

    return refused_images(
        channel, shop, judge_of, "let the rendition trim the background: `fit: trim`, with `fill`", is_measured=True
    )


def _judge(least: float) -> Callable[[ListingImage, Asset, Looks], str]:
    def judge(image: ListingImage, asset: Asset, looks: Looks) -> str:
        fill = fill_of(image, asset, looks)
        if fill >= least - CLOSE:
            return ""
        return f"is filled to {fill:.0%} by the product, {least:.0%} is the least"

    return judge
