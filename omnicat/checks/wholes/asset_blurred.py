"""A photo is blurred.

Shoppers zoom in. What is measured is how much of the steps from pixel to pixel a copy of 1000 pixels loses when it is
blurred once more: a sharp one loses most of them, a blurred one has none to lose. Told is what has a sharpness below
0.2 of 1, which is about a Gauss blur of a radius of 2.5 pixels in 1000. Of 156 product photos one was told, which
shows a moving clock; of the same ones blurred by 3 pixels, 9 in 10. A photo that was enlarged is told where it holds no
more than 150 pixels' worth of detail: 29 of 30 of 150 pixels, 6 of 30 of 200.

Bad: a photo that was out of focus, or one of 150 pixels enlarged to 3000.

Good: the photo as the camera took it.

Fix: take the photo again, or find its original. One that is soft on purpose goes below `lint: ignore` in
`catalog/catalog.yaml`, with its path.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.originals import about, looked_at
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("asset/blurred", Severity.WARNING, __doc__)
BLURRED = 0.2


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The sharpness of every original."""
    for asset, looks in looked_at(shop):
        if looks.sharpness < BLURRED:
            yield about(RULE, asset, f"'assets/{asset.path}' is blurred", "take the photo again, or find its original")
