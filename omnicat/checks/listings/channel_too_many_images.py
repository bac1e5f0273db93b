"""A listing has more images in a role than the channel takes.

Bad: 260 gallery images where Shopify takes 250.

Good: the images that show what the others don't.

Fix: remove some, or choose those for this channel: `channels: {shopify: {assets: {gallery: […]}}}`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.pictures import rules_for
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-many-images", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The number of images in each role that has a most."""
    return told(_refusals(shown), RULE, shown)


def _refusals(shown: Shown) -> Iterator[Refusal]:
    for rule in shown.spec.images:
        if not rule.max_count or rule not in rules_for(rule.role, shown):
            continue
        for listing in shown.listings:
            images = [image for image in listing.images if image.role == rule.role]
            if len(images) > rule.max_count:
                message = f"{len(images)} {rule.role} images, {rule.max_count} are the most"
                hint, where = "remove some, or choose those for this channel", images[rule.max_count].where
                yield Refusal(listing, rule.role, message, hint, rule.severity, rule.source, where)
