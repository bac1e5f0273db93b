"""A sale price is not below the price.

No channel shows such a sale, and several refuse the product.

Bad:

    price: {USD: 29.00}
    sale_price: {USD: 29.00}

Good:

    price: {USD: 29.00}
    sale_price: {USD: 19.00}

Fix: lower the sale price, or remove it.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.prices import priced
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/sale-price-not-below", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The prices of everything sold, once for each place that says the sale price."""
    told: set[str] = set()
    for each in priced(product):
        for currency, sale in each.sale.amounts:
            usual = each.price.in_currency(currency)
            if usual is not None and sale >= usual and each.where.pointer not in told:
                told.add(each.where.pointer)
                message = f"sale price {sale:f} {currency} is not below the price {usual:f} {currency}"
                subject = Subject("product", each.sku)
                yield finding(RULE, each.where, message, "lower the sale price, or remove it", subject=subject)
