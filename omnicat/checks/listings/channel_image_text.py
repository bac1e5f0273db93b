"""An image seems to have writing on it where the channel takes none.

Writing is looked for beside the product, on a plain background: what stands alone, is long and low and has many
strokes. What is printed on the product is part of it, and in photos up to their edges nothing is said.

Bad: `SUMMER SALE -20 %` below the product, where Google and Amazon take no text on a main image.

Good: the product alone; the price belongs into the price, the slogan into an ad.

Fix: use the photo without the writing, or say why it stays with `lint: ignore` in `catalog/catalog.yaml`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.pictures import Judge, refused_images
from omnicat.checks.refusals import Look
from omnicat.checks.seen import WRITTEN, by_looks
from omnicat.findings import Rule, Severity
from omnicat.images import Looks
from omnicat.model.asset import Asset
from omnicat.model.channel import ImageRule
from omnicat.model.listing import ListingImage

RULE = Rule("channel/image-text", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every image of a role with `overlays: forbidden`."""

    def judge_of(rule: ImageRule) -> Judge | None:
        return by_looks(shop, _judge) if rule.overlays == "forbidden" else None

    return refused_images(channel, shop, judge_of, "use the photo without the writing", is_measured=True)


def _judge(_: ListingImage, __: Asset, looks: Looks) -> str:
    return "seems to have writing beside the product" if looks.text >= WRITTEN else ""
