"""A listing has more images in a role than the channel takes.

Bad: 260 gallery images where Shopify takes 250.

Good: the images that show what the others don't.

Fix: remove some, or choose those for this channel: `channels: {shopify: {assets: {gallery: […]}}}`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity
from omnicat.model.channel import ImageRule
from omnicat.model.listing import Listing, ListingImage

RULE = Rule("channel/too-many-images", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The number of images in each role that has a most."""
    rules = [rule for rule in channel.profile.spec.images if rule.max_count]

    def look(shown: Shown) -> list[Refusal]:
        return [
            _refusal(listing, rule, images)
            for rule in rules
            for listing in shown.listings
            if len(listing.images) > rule.max_count
            and rule.since <= shown.today
            and len(images := [image for image in listing.images if image.role == rule.role]) > rule.max_count
        ]

    return look if rules else None


def _refusal(listing: Listing, rule: ImageRule, images: list[ListingImage]) -> Refusal:
    message = f"{len(images)} {rule.role} images, {rule.max_count} are the most"
    hint, where = "remove some, or choose those for this channel", images[rule.max_count].where
    return Refusal(listing, rule.role, message, hint, rule.severity, rule.source, where)
