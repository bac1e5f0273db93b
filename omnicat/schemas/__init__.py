"""JSON Schemas of every kind of file: judging files by them, and writing them out for editors."""

from omnicat.schemas.editors import modeline, vscode_settings, write_schemas
from omnicat.schemas.families import product_schema, product_schema_for_family
from omnicat.schemas.judge import check_against, is_allowed
from omnicat.schemas.kinds import KINDS, Kind
from omnicat.schemas.pieces import Schema
from omnicat.schemas.rules import RULES

__all__ = [
    "KINDS",
    "RULES",
    "Kind",
    "Schema",
    "check_against",
    "is_allowed",
    "modeline",
    "product_schema",
    "product_schema_for_family",
    "vscode_settings",
    "write_schemas",
]
