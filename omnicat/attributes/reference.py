"""The identifier of something else in the catalog: a SKU, a category's path, an asset's path."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.plain import written, wrong
from omnicat.attributes.protocol import Raw, Reading, Schema
from omnicat.attributes.text import text_limits

NAME = "reference"
MANY = False

_EXPECTED = {"product": "the SKU of a product", "category": "the path of a category", "asset": "the path of an asset"}


def read(raw: Raw, attribute: Attribute) -> Reading:
    """The identifier as written. Whether it names anything is for the checks that see the whole catalog."""
    if isinstance(raw, (list, dict, bool)):
        return wrong(raw, attribute, _EXPECTED.get(attribute.to, "an identifier"))
    text = written(raw)
    return text, text_problems(text, attribute)


def schema(attribute: Attribute) -> Schema:
    """Text, or digits that are meant as text."""
    return {"type": ["string", "number"], **text_limits(attribute)}
