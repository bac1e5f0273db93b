"""A product that is for sale links to one that isn't any more.

Shoppers would be sent to a page that is gone.

Bad: an accessory whose status is `retired`.

Good: an accessory whose status is `active`.

Fix: link to what replaces it, or remove the link.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/retired-product", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The links of active products."""
    for row in whole.suspects:
        for link in row.links if row.status == "active" else ():
            if link.sku in whole.retired:
                message, subject = f"'{link.sku}' is retired", Subject("product", row.sku)
                yield finding(RULE, link.where, message, "link to what replaces it, or remove it", subject=subject)
