"""An attribute names a product, category or asset that doesn't exist.

Bad (where `matching_mug` is a reference to a product):

    attributes: {matching_mug: MUG-ENAMLE}

Good:

    attributes: {matching_mug: MUG-ENAMEL}

Fix: correct the name, or remove the value.
"""

from collections.abc import Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/unknown-reference", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Every attribute of type reference."""
    names = {"product": whole.skus, "category": shop.model.categories, "asset": shop.model.assets}
    known = {to: Nearby(each) for to, each in names.items()}
    for row in whole.suspects:
        for each in row.references:
            if each.to in names and each.target not in names[each.to]:
                message = f"{each.to} '{each.target}' does not exist"
                hint, subject = known[each.to].hint(each.target), Subject("product", row.sku)
                yield finding(RULE, each.where, message, hint, subject=subject)
