"""Text as it is typed on the command line, as a file would hold it."""

from typing import Any

from omnicat.attributes.definition import Attribute
from omnicat.attributes.plain import number
from omnicat.attributes.types import is_many
from omnicat.documents import parse

NUMBERS = ("integer", "decimal", "money", "measurement")


def raw_of(text: str, attribute: Attribute) -> Any:
    """What a file holds for the text. A list is written as `[a, b]`, or with commas where entries are codes."""
    text = text.strip() if attribute.type not in ("text", "rich_text") else text
    if is_many(attribute):
        return _list(text, attribute)
    return _scalar(text, attribute.type)


def _list(text: str, attribute: Attribute) -> Any:
    if text.lstrip().startswith("["):
        document, _ = parse(f"said: {text}\n".encode(), "")
        if document is not None and isinstance(document.data, dict):
            return document.data["said"]
    if attribute.type == "text":
        return [text] if text.strip() else []
    return [_scalar(part.strip(), attribute.type) for part in text.split(",") if part.strip()]


def _scalar(text: str, kind: str) -> Any:
    if kind == "boolean":
        return {"true": True, "false": False, "yes": True, "no": False}.get(text.casefold(), text)
    if kind in NUMBERS and (amount := number(text)) is not None:
        return amount if "." in text else int(amount)
    return text
