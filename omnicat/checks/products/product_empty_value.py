"""A key stands there without a value.

It says nothing, and the next reader wonders what was meant. A variant can't take back what its product says by
leaving a value empty.

Bad:

    attributes:
      brand: ""
      weight:

Good:

    attributes:
      brand: Harbor & Pine

Fix: fill in the value, or remove the key; `omnicat lint --fix` removes it.
"""

from collections.abc import Iterator

from omnicat.attributes.plain import is_empty
from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Fix, Location, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/empty-value", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The attributes of products and variants, and their texts in each locale."""
    for lineage in product.lineages:
        node = lineage[-1]
        said = node.raw.get("attributes")
        for code, value in said.items() if isinstance(said, dict) else ():
            if is_empty(value):
                where, what = at(product, node, "attributes", code), f"'{code}'"
                yield _finding(where, what, node.sku)
            elif isinstance(value, dict):
                for key, inner in value.items():
                    if is_empty(inner):
                        where, what = at(product, node, "attributes", code, key), f"'{code}' in '{key}'"
                        yield _finding(where, what, node.sku)


def _finding(where: Location, what: str, sku: str) -> Finding:
    hint = "fill it in, or remove it"
    return finding(RULE, where, f"{what} has no value", hint, subject=Subject("product", sku), fix=Fix(None))
