"""A sale price is in a currency in which there is no price.

A sale is shown as a price struck through; without it, channels in that currency show nothing at all.

Bad:

    price: {USD: 29.00}
    sale_price: {USD: 19.00, EUR: 18.00}

Good:

    price: {USD: 29.00, EUR: 27.00}
    sale_price: {USD: 19.00, EUR: 18.00}

Fix: add the price in that currency, or remove the sale price.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.prices import priced
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Product

RULE = Rule("product/sale-without-price", Severity.ERROR, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The prices of everything sold, once for each place that says the sale price."""
    told: set[str] = set()
    for each in priced(product):
        for currency, _ in each.sale.amounts:
            if each.price.in_currency(currency) is None and each.where.pointer not in told:
                told.add(each.where.pointer)
                message = f"a sale price in {currency}, and no price in {currency}"
                hint = f"add the price in {currency}, or remove the sale price"
                yield finding(RULE, each.where, message, hint, subject=Subject("product", each.sku))
