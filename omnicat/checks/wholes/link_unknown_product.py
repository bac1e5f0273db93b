"""A product links to one that doesn't exist.

Bad:

    associations: {accessory: [MUG-ENAMLE]}

Good:

    associations: {accessory: [MUG-ENAMEL]}

Fix: correct the SKU, or remove the link.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/unknown-product", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every link."""
    known = Nearby(whole.skus)
    for row in whole.suspects:
        for link in row.links:
            if link.sku not in whole.skus:
                message, subject = f"product '{link.sku}' does not exist", Subject("product", row.sku)
                yield finding(RULE, link.where, message, known.hint(link.sku), subject=subject)
