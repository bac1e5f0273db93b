"""Loading a catalog: its model, its assets, each product against the model, and the rows that checks compare.

Most runs need some of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
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
else:
    __getattr__ = late(
        __name__,
        {
            "Backlinks": "backlinks",
            "Link": "rows",
            "Looked": "asset_looks",
            "Looker": "asset_looks",
            "RULES": "rules",
            "Read": "asset_looks",
            "Reference": "rows",
            "Row": "rows",
            "Shelf": "shelf",
            "TwoWayLink": "backlinks",
            "UniqueValue": "rows",
            "Use": "rows",
            "backlinks_from": "backlinks",
            "backlinks_to": "backlinks",
            "check_governance": "governance_check",
            "load_assets": "asset_folder",
            "load_assets_from": "asset_files",
            "load_governance": "governance",
            "load_model": "model",
            "locate": "locating",
            "open_document": "opening",
            "product_paths": "opening",
            "read_product": "product",
            "rows_of": "rows",
            "two_way_links": "backlinks",
            "two_way_types": "backlinks",
            "unnamed_files": "unnamed",
            "with_backlinks": "backlinks",
            "yaml_paths": "opening",
        },
    )

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
