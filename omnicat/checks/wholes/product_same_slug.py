"""Two products have the same slug.

The slug names the product's page and its file, and Shopify knows the product by it. Two products with one slug are one
page: the second takes the place of the first. A product that says no `slug` has what its SKU makes in lower case.
Capitals don't tell slugs apart.

Bad: `P1` and `p1`, neither with a slug.

Good: each with a slug of its own:

    slug: harbor-tee-kids

Fix: give one of them another `slug`.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("product/same-slug", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The slugs of all products that aren't retired; each but the first is told."""
    known = ((row.slug.lower(), row) for row in whole.suspects if row.slug and row.status != "retired")
    for _, (first, *others) in repeats(known):
        for row in others:
            if row.sku != first.sku:
                message = f"slug '{row.slug}' is also that of '{first.sku}'"
                subject, related = Subject("product", row.sku), (first.where,)
                hint = "give one of them another `slug`"
                yield finding(RULE, row.where, message, hint, subject=subject, related=related)
