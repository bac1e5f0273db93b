"""The pictures a build makes: what they are called, where they are kept, and making those that are missing."""

from omnicat.renditions.drawing import Wanted
from omnicat.renditions.elsewhere import Elsewhere
from omnicat.renditions.making import Made, Progress, make
from omnicat.renditions.names import EXTENSION, file_name, key, safe_word
from omnicat.renditions.store import Store, StoreNotWritable

__all__ = [
    "EXTENSION",
    "Elsewhere",
    "Made",
    "Progress",
    "Store",
    "StoreNotWritable",
    "Wanted",
    "file_name",
    "key",
    "make",
    "safe_word",
]
