"""Every attribute type there is. A new one is a module of this folder and a line here."""

from collections.abc import Mapping

from omnicat.attributes import multi_select, table, text
from omnicat.attributes.definition import Attribute
from omnicat.attributes.protocol import AttributeType
from omnicat.attributes.scalar_types import SCALAR_TYPES

TYPES: tuple[AttributeType, ...] = (*SCALAR_TYPES, multi_select, table)
type_by_name: Mapping[str, AttributeType] = {kind.NAME: kind for kind in TYPES}


def type_of(attribute: Attribute) -> AttributeType:
    """The attribute's type. One that does not exist reads as text; the definition's own check tells."""
    return type_by_name.get(attribute.type, text)


def is_many(attribute: Attribute) -> bool:
    """Whether its value is a list: it says so, or its type always is."""
    return attribute.list or type_of(attribute).MANY
