"""Loading a catalog: its model, its assets, each product against the model, and the rows that checks compare."""

from omnicat.catalog.asset_files import load_assets_from
from omnicat.catalog.asset_folder import load_assets
from omnicat.catalog.asset_looks import Looked, Looker, Read
from omnicat.catalog.backlinks import (
    Backlinks,
    TwoWayLink,
    backlinks_from,
    backlinks_to,
    two_way_links,
    two_way_types,
    with_backlinks,
)
from omnicat.catalog.governance import load_governance
from omnicat.catalog.governance_check import check_governance
from omnicat.catalog.locating import locate
from omnicat.catalog.model import load_model
from omnicat.catalog.opening import open_document, product_paths, yaml_paths
from omnicat.catalog.product import read_product
from omnicat.catalog.rows import Link, Reference, Row, UniqueValue, Use, rows_of
from omnicat.catalog.rules import RULES
from omnicat.catalog.shelf import Shelf
from omnicat.catalog.unnamed import unnamed_files

__all__ = [
    "RULES",
    "Backlinks",
    "Link",
    "Looked",
    "Looker",
    "Read",
    "Reference",
    "Row",
    "Shelf",
    "TwoWayLink",
    "UniqueValue",
    "Use",
    "backlinks_from",
    "backlinks_to",
    "check_governance",
    "load_assets",
    "load_assets_from",
    "load_governance",
    "load_model",
    "locate",
    "open_document",
    "product_paths",
    "read_product",
    "rows_of",
    "two_way_links",
    "two_way_types",
    "unnamed_files",
    "with_backlinks",
    "yaml_paths",
]
