"""Two files of the asset library show the same picture, saved otherwise.

One is smaller, pressed harder or in another format than the other; when the photo is replaced, one stays behind.
Compared are fingerprints of 64 bits, of which at most 4 differ, the mean colours of the thing and of what it stands on
(4 levels of 255), and the proportions (2 percent). Of photos saved again in another size, format or quality 98 of 100
and more are found; those cut by more than a percent, or given more white, are not. Two colours of one shirt differ in
their colour and are not told. Two boxes that differ only in the words on them may be.

Bad: `assets/tee-navy/front.jpg` with 3000 pixels and `assets/upload/IMG_0093.webp`, the same with 800.

Good: one file, the largest, which all products name.

Fix: let all products use the better one, and delete the other. Two pictures that only look alike go below
`lint: ignore` in `catalog/catalog.yaml`, with their paths.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.look_alikes import alike
from omnicat.checks.originals import about, looked_at
from omnicat.findings import Finding, Location, Rule, Severity
from omnicat.model.asset import Asset

RULE = Rule("asset/near-duplicate", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """All originals; each but the first is told, with the first that it looks like."""
    for asset, first in alike(looked_at(shop)):
        message = f"'assets/{asset.path}' looks like 'assets/{first.path}'"
        sizes = _size(asset), _size(first)
        hint = "keep one of them" if sizes[0] == sizes[1] else "keep the larger one: {} here, {} there".format(*sizes)
        yield about(RULE, asset, message, hint, (Location(f"assets/{first.path}"),))


def _size(asset: Asset) -> str:
    return f"{asset.width} x {asset.height}"
