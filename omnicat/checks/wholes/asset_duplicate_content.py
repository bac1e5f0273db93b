"""Two files of the asset library are the same, byte for byte.

When one is replaced by a better photo, the other stays behind.

Bad: `assets/tee-navy/front.jpg` and `assets/tee-red/front.jpg`, one a copy of the other.

Good: one file, which both products name.

Fix: let all products use one of them, and delete the others.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeated, repeats
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("asset/duplicate-content", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The content of all originals; each but the first is told."""
    assets = [asset for asset in shop.model.assets.values() if asset.size and asset.digest]
    copied = repeated(asset.digest for asset in assets)
    alike = sorted((asset for asset in assets if asset.digest in copied), key=lambda asset: asset.path)
    for _, (first, *others) in repeats((asset.digest, asset) for asset in alike):
        for asset in others:
            message = f"'assets/{asset.path}' is the same as 'assets/{first.path}'"
            subject, related = Subject("asset", asset.path), (Location(f"assets/{first.path}"),)
            where = Location(f"assets/{asset.path}")
            yield finding(RULE, where, message, "keep one of them", subject=subject, related=related)
