"""Everything besides the product itself that a listing depends on."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.model.catalog import Model, Stock
from omnicat.model.product import Association
from omnicat.model.product_type import ProductType


class Shop(Struct, frozen=True):
    """The model, the stock, and the version of the image encoders as text.

    `channels` are the names that families, options and products may say a channel by: profiles' and specs'.
    `backlinks` are the links that go both ways, by the SKU at their other end. `product_types` are the imported definitions.
    `limited` are the assets that not every channel may show at any time. `today` is the day to show products on,
    YYYY-MM-DD; '' where rights don't hang on days.
    """

    model: Model
    stock: Stock
    encoder: str = ""
    channels: tuple[str, ...] = ()
    backlinks: Mapping[str, tuple[Association, ...]] = field(default_factory=dict)
    product_types: tuple[ProductType, ...] = ()
    limited: tuple[str, ...] = ()
    today: str = ""
