"""One module an attribute type: how a value is read, limited, written and described to an editor."""

from omnicat.attributes.protocol import AttributeType, Problem, Raw
from omnicat.attributes.reading import Values, read_value
from omnicat.attributes.rules import RULES
from omnicat.attributes.schema import schema_of
from omnicat.attributes.types import TYPES, is_many, type_by_name, type_of
from omnicat.attributes.writing import text_of, write, write_value

__all__ = [
    "RULES",
    "TYPES",
    "AttributeType",
    "Problem",
    "Raw",
    "Values",
    "is_many",
    "read_value",
    "schema_of",
    "text_of",
    "type_by_name",
    "type_of",
    "write",
    "write_value",
]
