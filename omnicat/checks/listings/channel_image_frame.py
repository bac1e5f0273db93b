"""An image has a border around it where the channel takes none.

A border is found where all four sides begin with a straight, unbroken edge at the same small distance: a band of
another colour than white, or a line behind which the background goes on. It was found in none of 698 product photos
without one, and in two of three with one laid around.

Bad: a product photo with a red band around it, where Google takes no borders.

Good: the photo alone.

Fix: cut the border off, with `crop` in the record beside the file or in an editor.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.checks.seen import by_looks
from omnicat.findings import Rule, Severity
from omnicat.images import Looks
from omnicat.model.asset import Asset
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-frame", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role with `no_frame`."""

    def judge_of(rule: ImageRule) -> Judge | None:
        return by_looks(shop, _judge) if rule.no_frame else None

    return refused_images(
        channel, shop, judge_of, "cut the border off, with `crop` in its record or in an editor", is_measured=True
    )


def _judge(image: ListingImage, _: Asset, looks: Looks) -> str:
    return "has a border around it" if looks.frame and image.spec.crop is None else ""
