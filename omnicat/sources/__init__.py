"""Where volatile truth comes from: stock, in the file that is part of the catalog."""

from omnicat.sources import inventory
from omnicat.sources.inventory import read_stock
from omnicat.sources.rules import RULES

SOURCES = (inventory,)

__all__ = ["RULES", "SOURCES", "read_stock"]
