"""The attribute types a single value can have: all but those that are always a list."""

from omnicat.attributes import (
    asset,
    boolean,
    date,
    decimal,
    gtin,
    integer,
    measurement,
    money,
    reference,
    rich_text,
    select,
    text,
    url,
)
from omnicat.attributes.protocol import AttributeType

SCALAR_TYPES: tuple[AttributeType, ...] = (
    text,
    rich_text,
    integer,
    decimal,
    boolean,
    date,
    select,
    measurement,
    money,
    gtin,
    url,
    asset,
    reference,
)
