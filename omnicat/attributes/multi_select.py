"""Any number of the options that are defined, each once."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.protocol import Raw, Reading, Schema
from omnicat.attributes.select import read as read_option
from omnicat.attributes.select import schema as option_schema

NAME = "multi_select"
MANY = True


def read(raw: Raw, attribute: Attribute) -> Reading:
    """The code of one of the options chosen."""
    return read_option(raw, attribute)


def schema(attribute: Attribute) -> Schema:
    """The codes, each with its label."""
    return option_schema(attribute)
