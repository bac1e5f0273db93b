"""Catalog files: read strictly with the place of every value, written by changing only what changes.

Most runs only read: what writes is imported when it is asked for.
"""

from omnicat import late
from omnicat.documents.comments import Ignore
from omnicat.documents.document import Document
from omnicat.documents.parsing import parse
from omnicat.documents.rules import RULES
from omnicat.documents.scalars import Data, Scalar, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.documents.changes import CannotEdit, Change, Remove, Set
    from omnicat.documents.editing import edit
    from omnicat.documents.emitting import emit
    from omnicat.documents.values import value_at
else:
    __getattr__ = late(
        __name__,
        {
            "CannotEdit": "changes",
            "Change": "changes",
            "Remove": "changes",
            "Set": "changes",
            "edit": "editing",
            "emit": "emitting",
            "value_at": "values",
        },
    )

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
