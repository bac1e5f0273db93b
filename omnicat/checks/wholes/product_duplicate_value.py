"""Two products say the same for an attribute that is to be unique.

Bad (where `mpn` has `unique: true`): `mpn: HP-TEE-01` at two products.

Good: `mpn: HP-TEE-01` and `mpn: HP-TEE-02`.

Fix: correct the one that is wrong, or remove `unique` from the attribute.
"""

from collections.abc import Iterator

from omnicat.catalog.rows import Row, UniqueValue
from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.repeats import repeats
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("product/duplicate-value", Severity.ERROR, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """Unique attributes, but GTINs, which have a rule of their own; each but the first is told."""
    known = (
        (f"{value.attribute}\0{value.text}", (row, value)) for row in whole.suspects for value in _unique(row, shop)
    )
    for _, ((first, said), *others) in repeats(known):
        for row, value in others:
            if row.sku != first.sku:
                message = f"{value.attribute} '{value.text}' is also that of '{first.sku}'"
                subject, hint = Subject("product", row.sku), "correct the one that is wrong"
                yield finding(RULE, value.where, message, hint, subject=subject, related=(said.where,))


def _unique(row: Row, shop: Shop) -> tuple[UniqueValue, ...]:
    known = shop.model.attributes
    return tuple(each for each in row.unique_values if known[each.attribute].type != "gtin")
