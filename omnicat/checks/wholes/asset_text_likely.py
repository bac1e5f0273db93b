"""Writing seems to stand beside the product in a photo.

A slogan or an address in the photo can't be translated, and main images with it are refused by most channels. Looked
for is what stands alone on a plain background, is long and low and has at least 9 strokes. What is printed on the
product is part of it, and in photos up to their edges nothing is said. None of 698 product photos without writing was
told; of those with a line of 20 letters laid below, 99 of 100 were.

Bad: `www.example.com` below the product.

Good: the product alone.

Fix: use the photo without the writing; what it says belongs into texts. A size chart that is one on purpose goes below
`lint: ignore` in `catalog/catalog.yaml`, with its path.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.originals import about, looked_at
from omnicat.checks.seen import WRITTEN
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("asset/text-likely", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """What is beside the product in every original."""
    for asset, looks in looked_at(shop):
        if looks.text >= WRITTEN:
            message = f"'assets/{asset.path}' seems to have writing beside the product"
            yield about(RULE, asset, message, "use the photo without it")
