"""What two people changed in one file, put together value by value."""

from omnicat.documents.merging.sides import Clash, Side
from omnicat.documents.merging.texts import Merged, merge_texts

__all__ = ["Clash", "Merged", "Side", "merge_texts"]
