"""Two files of the asset library are the same, byte for byte.

When one is replaced by a better photo, the other stays behind.

Bad: `assets/tee-navy/front.jpg` and `assets/tee-red/front.jpg`, one a copy of the other.

Good: one file, which both products name.

Fix: let all products use one of them, and delete the others.
"""

from collections.abc import Iterator, Sequence

from omnicat.catalog.rows import Row
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding

RULE = Rule("asset/duplicate-content", Severity.NOTE, __doc__)


def check(rows: Sequence[Row], shop: Shop) -> Iterator[Finding]:
    """The content of all originals; each but the first is told."""
    assets = sorted(shop.model.assets.values(), key=lambda asset: asset.path)
    for _, (first, *others) in repeats((asset.digest, asset) for asset in assets if asset.size and asset.digest):
        for asset in others:
            message = f"'assets/{asset.path}' is the same as 'assets/{first.path}'"
            subject, related = Subject("asset", asset.path), (Location(f"assets/{first.path}"),)
            where = Location(f"assets/{asset.path}")
            yield finding(RULE, where, message, "keep one of them", subject=subject, related=related)
