"""Text with HTML in it; what could run a program is refused."""

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.markup import unsafe_parts
from omnicat.attributes.plain import written, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import UNSAFE_HTML
from omnicat.attributes.text import text_limits

NAME = "rich_text"
MANY = False


def read(raw: Raw, attribute: Attribute) -> Reading:
    """The HTML as written; `max_length` and `pattern` count its tags."""
    if isinstance(raw, (list, dict)):
        return wrong(raw, attribute, "text")
    text = written(raw)
    unsafe = [Problem(UNSAFE_HTML, f"the text holds '{part}'", "remove it") for part in unsafe_parts(text)]
    return text, (*unsafe, *text_problems(text, attribute))


def schema(attribute: Attribute) -> Schema:
    """Text that may hold tags."""
    return {"type": ["string", "number", "boolean"], **text_limits(attribute)}
