"""A variant is active below a product that is not.

The status of the level above wins: a draft or retired product is not sold, whatever its variants say.

Bad:

    status: draft
    variants:
      - {sku: TEE-NVY-S, status: active}

Good:

    status: active
    variants:
      - {sku: TEE-NVY-S}
      - {sku: TEE-NVY-M, status: draft}

Fix: set the product to active, and those variants that aren't for sale to draft or retired.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product, status_of

RULE = Rule("variant/status-ignored", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The status of every variant."""
    for lineage in product.lineages:
        node, above = lineage[-1], lineage[:-1]
        if node.status == "active" and above and (stronger := status_of(above)) != "active":
            message = f"'{node.sku}' is active, but what it belongs to is {stronger}"
            hint = "set the product to active, or remove the variant's status"
            yield finding(RULE, at(product, node, "status"), message, hint, subject=Subject("product", node.sku))
