"""Two catalogs compared: what differs in their products, originals and model, and what that does to each channel."""

from omnicat.review.changes import (
    AssetChange,
    Comparison,
    Detail,
    FactChange,
    ListChange,
    ModelChange,
    ProductChange,
    Unread,
    UseChange,
    ValueChange,
    VariantChange,
)
from omnicat.review.channel_effects import ChannelEffect, ChannelSide, Exclusion, FieldChange, ListingChange, effects
from omnicat.review.comparing import Side, compare

__all__ = [
    "AssetChange",
    "ChannelEffect",
    "ChannelSide",
    "Comparison",
    "Detail",
    "Exclusion",
    "FactChange",
    "FieldChange",
    "ListChange",
    "ListingChange",
    "ModelChange",
    "ProductChange",
    "Side",
    "Unread",
    "UseChange",
    "ValueChange",
    "VariantChange",
    "compare",
    "effects",
]
