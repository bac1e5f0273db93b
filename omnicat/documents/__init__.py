"""Catalog files: read strictly with the place of every value, written by changing only what changes."""

from omnicat.documents.changes import CannotEdit, Change, Remove, Set
from omnicat.documents.comments import Ignore
from omnicat.documents.document import Document
from omnicat.documents.editing import edit
from omnicat.documents.emitting import emit
from omnicat.documents.parsing import parse
from omnicat.documents.rules import RULES
from omnicat.documents.scalars import Data, Scalar, written
from omnicat.documents.values import value_at

__all__ = [
    "RULES",
    "CannotEdit",
    "Change",
    "Data",
    "Document",
    "Ignore",
    "Remove",
    "Scalar",
    "Set",
    "edit",
    "emit",
    "parse",
    "value_at",
    "written",
]
