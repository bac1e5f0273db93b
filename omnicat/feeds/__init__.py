"""Feeds: how listings become the file that a channel reads, and how that file is read back."""

from omnicat.feeds.feed import Feed, Item, Renderer, columns_of
from omnicat.feeds.formats import FORMAT_NAMES, FORMATS, Format, UnknownFormat, format_of
from omnicat.feeds.layouts import layout_problem
from omnicat.feeds.packing import is_packed, packed
from omnicat.feeds.reading import Unreadable, count, read
from omnicat.feeds.trying import Tried, try_item
from omnicat.feeds.writing import file_name, join, placed, render_footer, render_header, render_item

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
