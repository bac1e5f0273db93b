"""Feeds: how listings become the file that a channel reads, and how that file is read back.

A look writes none: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.feeds.every import FORMATS
    from omnicat.feeds.feed import Feed, Item, Renderer, columns_of
    from omnicat.feeds.formats import Format, UnknownFormat, format_of
    from omnicat.feeds.layouts import layout_problem
    from omnicat.feeds.names import FORMAT_NAMES
    from omnicat.feeds.packing import is_packed, packed
    from omnicat.feeds.reading import Unreadable, count, read
    from omnicat.feeds.trying import Tried, try_item
    from omnicat.feeds.writing import file_name, join, placed, render_footer, render_header, render_item
else:
    __getattr__ = late(
        __name__,
        {
            "FORMATS": "every",
            "FORMAT_NAMES": "names",
            "Feed": "feed",
            "Format": "formats",
            "Item": "feed",
            "Renderer": "feed",
            "Tried": "trying",
            "UnknownFormat": "formats",
            "Unreadable": "reading",
            "columns_of": "feed",
            "count": "reading",
            "file_name": "writing",
            "format_of": "formats",
            "is_packed": "packing",
            "join": "writing",
            "layout_problem": "layouts",
            "packed": "packing",
            "placed": "writing",
            "read": "reading",
            "render_footer": "writing",
            "render_header": "writing",
            "render_item": "writing",
            "try_item": "trying",
        },
    )

__all__ = [
    "FORMATS",
    "FORMAT_NAMES",
    "Feed",
    "Format",
    "Item",
    "Renderer",
    "Tried",
    "UnknownFormat",
    "Unreadable",
    "columns_of",
    "count",
    "file_name",
    "format_of",
    "is_packed",
    "join",
    "layout_problem",
    "packed",
    "placed",
    "read",
    "render_footer",
    "render_header",
    "render_item",
    "try_item",
]
