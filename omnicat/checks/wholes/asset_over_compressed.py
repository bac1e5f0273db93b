"""A JPEG was pressed so hard that it shows.

Renditions are made of it, and pressed once more. The tables in the file tell the quality it was written with, on
libjpeg's scale from 1 to 100. Told is what is below 40; and what is below 75 where steps between its blocks of 8
pixels are more than twice as large as within them, which is seen in pictures of at most 1000 pixels.

Bad: a photo that a chat program saved with quality 30.

Good: a photo with quality 85 and more, or one that was never pressed.

Fix: find the original. Saving it again with more quality brings nothing back.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.originals import about, looked_at
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("asset/over-compressed", Severity.WARNING, __doc__)
LOW, DOUBTFUL = 40, 75
BLOCKS = 2.0


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The quality and the blocks of every JPEG."""
    for asset, looks in looked_at(shop):
        if 0 < looks.quality < LOW or (0 < looks.quality < DOUBTFUL and looks.blocking > BLOCKS):
            message = f"'assets/{asset.path}' was saved with quality {looks.quality} of 100, which shows"
            yield about(RULE, asset, message, "find the original it was made from")
