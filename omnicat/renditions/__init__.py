"""The pictures a build makes: what they are called, where they are kept, and making those that are missing.

A look at a catalog needs little of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.renditions.elsewhere import Elsewhere
    from omnicat.renditions.making import Made, Progress, make
    from omnicat.renditions.names import EXTENSION, file_name, key, safe_word
    from omnicat.renditions.store import Store, StoreNotWritable
    from omnicat.renditions.wanted import Wanted
else:
    __getattr__ = late(
        __name__,
        {
            "EXTENSION": "names",
            "Elsewhere": "elsewhere",
            "Made": "making",
            "Progress": "making",
            "Store": "store",
            "StoreNotWritable": "store",
            "Wanted": "wanted",
            "file_name": "names",
            "key": "names",
            "make": "making",
            "safe_word": "names",
        },
    )

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
