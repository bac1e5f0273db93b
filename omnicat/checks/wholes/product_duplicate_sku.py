"""Two products or variants carry the same SKU.

A SKU names one thing that is sold. Stock, links and feeds would mix the two up, and a channel would keep one of them.

Bad: `sku: TEE-HARBOR` in `tee-harbor.yaml` and in `tee-harbor-2.yaml`.

Good: `sku: TEE-HARBOR` and `sku: TEE-PINE`.

Fix: give one of them another SKU, or delete the file that is a copy.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("product/duplicate-sku", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The SKUs of all products and variants; both places are told."""
    for sku, group in repeats((row.sku, row) for row in whole.suspects):
        for row in group:
            others = [other for other in group if other is not row]
            message = f"SKU '{sku}' is also that of {others[0].where.path}"
            if others[0].where.path == row.where.path:
                message = f"SKU '{sku}' stands twice in this file"
            related = [other.where for other in others]
            subject, hint = Subject("product", sku), "give one of them another SKU"
            yield finding(RULE, row.where, message, hint, subject=subject, related=related)
