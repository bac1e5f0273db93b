"""Two variants of a product can't be told apart.

They say the same for every axis of the family, so a shopper sees the same choice twice.

Bad:

    variants:
      - {sku: TEE-NVY-S, attributes: {color: navy, size: S}}
      - {sku: TEE-NVY-S2, attributes: {color: navy, size: S}}

Good:

    variants:
      - {sku: TEE-NVY-S, attributes: {color: navy, size: S}}
      - {sku: TEE-NVY-M, attributes: {color: navy, size: M}}

Fix: correct a value, remove one of the two, or add what differs to the family's `axes`.
"""

from collections.abc import Iterator

from omnicat.catalog.rows import text_of_value
from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.checks.sellable import nearest
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Lineage, Node, Product, status_of

RULE = Rule("variant/same-axes", Severity.ERROR, __doc__)
Choice = tuple[tuple[str, str], ...]


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The axes of every variant that isn't retired; the second of two is told."""
    family = shop.model.families.get(product.family)
    if not product.root.variants or family is None or not family.axes:
        return
    first: dict[Choice, Node] = {}
    for lineage in product.leaves:
        node, choice = lineage[-1], _choice(lineage, family.axes)
        if not choice or status_of(lineage) == "retired":
            continue
        if choice in first:
            message = (
                f"'{node.sku}' is the same as '{first[choice].sku}': {', '.join(' '.join(each) for each in choice)}"
            )
            related = (at(product, first[choice], "sku"),)
            subject, hint = Subject("product", node.sku), "correct a value, or remove one of the two"
            yield finding(RULE, at(product, node, "sku"), message, hint, subject=subject, related=related)
        first.setdefault(choice, node)


def _choice(lineage: Lineage, axes: tuple[str, ...]) -> Choice:
    said = ((code, nearest(code, lineage)) for code in axes)
    return tuple((code, text_of_value(next(iter(found[1].values())))) for code, found in said if found)
