"""Everything besides the product itself that a listing depends on."""

from dataclasses import dataclass

from omnicat.model.catalog import Model, Stock


@dataclass(frozen=True, slots=True)
class Shop:
    """The model, the stock, and the version of the image encoders as text."""

    model: Model
    stock: Stock
    encoder: str = ""
