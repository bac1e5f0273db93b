"""Something for sale costs nothing.

Mostly it is a price that was never filled in; a channel that takes it sells the product for nothing.

Bad:

    price: {USD: 0.00}

Good:

    price: {USD: 29.00}

Fix: write the price, or set the status to draft until there is one. `min: 0.01` at the attribute makes this an error.
"""

from collections.abc import Iterator

from omnicat.attributes.definition import Money
from omnicat.channels.shop import Shop
from omnicat.checks.places import of_value
from omnicat.checks.sellable import nearest
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/price-zero", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The prices of what is for sale, once for each place that says one."""
    definition = shop.model.attributes.get("price")
    if definition is None or definition.min is not None:
        return
    told: set[str] = set()
    for lineage in product.active:
        node, said = nearest("price", lineage) or (product.root, {})
        price = said.get("")
        free = [currency for currency, amount in price.amounts if amount == 0] if isinstance(price, Money) else []
        if free and node.pointer not in told:
            told.add(node.pointer)
            where = of_value(product, node, "price")
            message = f"'{node.sku}' costs nothing in {free[0]}"
            yield finding(RULE, where, message, "write the price", subject=Subject("product", node.sku))
