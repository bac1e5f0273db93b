"""A photo's colours are those of print, or of a profile other than sRGB.

Screens show sRGB, and so do all renditions. CMYK without a profile does not say which ink it means: its colours can
only be guessed. Where a profile is there (Adobe RGB, Display P3, a press's) colours are converted by it; the brightest
greens and reds become a little duller. 16 bits a colour are kept as 8.

Bad: a CMYK file from the printed catalog, without a profile.

Good: the same photo, exported as sRGB.

Fix: export the photo as sRGB, 8 bits, from the program that made it.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.originals import about, looked_at
from omnicat.findings import Finding, Rule, Severity
from omnicat.images import Looks
from omnicat.model.asset import Asset

RULE = Rule("asset/colour-space", Severity.NOTE, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The colours of every original."""
    for asset, looks in looked_at(shop):
        if wrong := _wrong(asset, looks):
            yield about(RULE, asset, f"'assets/{asset.path}' {wrong}", "export it as sRGB, 8 bits")


def _wrong(asset: Asset, looks: Looks) -> str:
    if asset.mode == "CMYK" and not asset.icc:
        return "is CMYK without a profile: its colours are guessed"
    if asset.mode.startswith(("I", "F")):
        return "has more than 8 bits a colour, which no rendition keeps"
    return f"has the colours of '{looks.profile}', renditions have those of sRGB" if looks.profile else ""
