"""A product links to itself, or to one of its own variants.

Bad:

    sku: TEE-HARBOR
    associations: {accessory: [TEE-HARBOR]}

Good:

    sku: TEE-HARBOR
    associations: {accessory: [MUG-ENAMEL]}

Fix: name another product, or remove the link.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("link/self", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """Every link of the product."""
    own = {lineage[-1].sku for lineage in product.lineages} if product.associations else ()
    for link in product.associations:
        if link.sku in own:
            what = "itself" if link.sku == product.sku else f"its own variant '{link.sku}'"
            where, subject = Location(product.path, pointer=link.pointer), Subject("product", product.sku)
            hint = "name another product, or remove it"
            yield finding(RULE, where, f"'{product.sku}' links to {what}", hint, subject=subject)
