"""The sale prices of a product, each with the price it is to be below."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.attributes.definition import Money
from omnicat.checks.places import of_value
from omnicat.checks.sellable import nearest
from omnicat.findings import Location
from omnicat.model.product import Product


class Priced(Struct, frozen=True):
    """What is sold, at which prices, and where the sale price is said."""

    sku: str
    price: Money
    sale: Money
    where: Location


def priced(product: Product) -> Iterator[Priced]:
    """Everything sold that has a sale price; without a price, an empty one."""
    for lineage in product.leaves:
        sale = nearest("sale_price", lineage)
        if sale is None:
            continue
        usual = nearest("price", lineage)
        amounts = sale[1].get("")
        price = usual[1].get("") if usual else None
        if isinstance(amounts, Money):
            node, where = sale[0], of_value(product, sale[0], "sale_price")
            yield Priced(node.sku, price if isinstance(price, Money) else Money(()), amounts, where)
