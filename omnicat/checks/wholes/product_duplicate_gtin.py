"""Two products carry the same GTIN.

A GTIN names one article in the whole world. Channels that find it twice show one offer, or refuse both. GTINs are
compared by their number: `9521234543213` and `09521234543213` are the same.

Bad: the same `gtin` at the small and at the medium tee.

Good: each size with its own GTIN.

Fix: correct the one that is wrong; what is printed below the barcode counts.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("product/duplicate-gtin", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The GTINs of all products and variants that aren't retired; each but the first is told."""
    known = ((row.gtin, row) for row in whole.suspects if row.gtin and row.status != "retired")
    for gtin, (first, *others) in repeats(known):
        for row in others:
            if row.gtin_where and first.gtin_where:
                message = f"GTIN '{gtin.lstrip('0')}' is also that of '{first.sku}'"
                subject, related = Subject("product", row.sku), (first.gtin_where,)
                hint = "correct the one that is wrong"
                yield finding(RULE, row.gtin_where, message, hint, subject=subject, related=related)
