"""An attribute names a product, category or asset that doesn't exist.

Bad (where `matching_mug` is a reference to a product):

    attributes: {matching_mug: MUG-ENAMLE}

Good:

    attributes: {matching_mug: MUG-ENAMEL}

Fix: correct the name, or remove the value.
"""

from collections.abc import Iterator, Sequence

from omnicat.catalog.rows import Row
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/unknown-reference", Severity.ERROR, __doc__)


def check(rows: Sequence[Row], shop: Shop) -> Iterator[Finding]:
    """Every attribute of type reference."""
    known = {
        "product": Nearby(row.sku for row in rows),
        "category": Nearby(shop.model.categories),
        "asset": Nearby(shop.model.assets),
    }
    for row in rows:
        for each in row.references:
            if each.to in known and each.target not in known[each.to]:
                message = f"{each.to} '{each.target}' does not exist"
                hint, subject = known[each.to].hint(each.target), Subject("product", row.sku)
                yield finding(RULE, each.where, message, hint, subject=subject)
