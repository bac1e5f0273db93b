"""Everything besides the product itself that a listing depends on."""

from dataclasses import dataclass

from omnicat.model.catalog import Model, Stock


@dataclass(frozen=True, slots=True)
class Shop:
    """The model, the stock, and the version of the image encoders as text.

    `channels` are the names that families, options and products may say a channel by: profiles' and specs'.
    """

    model: Model
    stock: Stock
    encoder: str = ""
    channels: tuple[str, ...] = ()
