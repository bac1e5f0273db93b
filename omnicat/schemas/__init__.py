"""JSON Schemas of every kind of file: judging files by them, and writing them out for editors.

Most runs only judge: what writes schemas out is imported when it is asked for.
"""

from omnicat import late
from omnicat.schemas.judge import check_against, is_allowed, obeys
from omnicat.schemas.pieces import Schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.schemas.editors import modeline, vscode_settings, write_schemas
    from omnicat.schemas.families import product_schema, product_schema_for_family
    from omnicat.schemas.kinds import KINDS, Kind
    from omnicat.schemas.rules import RULES
else:
    __getattr__ = late(
        __name__,
        {
            "KINDS": "kinds",
            "Kind": "kinds",
            "RULES": "rules",
            "modeline": "editors",
            "product_schema": "families",
            "product_schema_for_family": "families",
            "vscode_settings": "editors",
            "write_schemas": "editors",
        },
    )

__all__ = [
    "KINDS",
    "RULES",
    "Kind",
    "Schema",
    "check_against",
    "is_allowed",
    "modeline",
    "obeys",
    "product_schema",
    "product_schema_for_family",
    "vscode_settings",
    "write_schemas",
]
