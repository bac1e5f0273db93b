"""Text: whatever is written, letter for letter and digit for digit."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.plain import written, wrong
from omnicat.attributes.protocol import Raw, Reading, Schema

NAME = "text"
MANY = False


def read(raw: Raw, attribute: Attribute) -> Reading:
    """Any scalar; `0042` and `29.00` keep their digits."""
    if isinstance(raw, (list, dict)):
        return wrong(raw, attribute, "text")
    text = written(raw)
    return text, text_problems(text, attribute)


def schema(attribute: Attribute) -> Schema:
    """Text, or a number or boolean that is meant as text."""
    return {"type": ["string", "number", "boolean"], **text_limits(attribute)}


def text_limits(attribute: Attribute) -> Schema:
    """`max_length` and `pattern` in the words of JSON Schema; a pattern only Python knows is left out."""
    limits: Schema = {}
    if attribute.max_length is not None:
        limits["maxLength"] = attribute.max_length
    if attribute.pattern and not any(sign in attribute.pattern for sign in ("(?P", r"\A", r"\Z", "(?i", "(?#", "(?x")):
        limits["pattern"] = f"^(?:{attribute.pattern})$"
    return limits
