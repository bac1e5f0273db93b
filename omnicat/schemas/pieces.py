"""The building blocks of the JSON Schemas: a text, a list, labels by locale."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
CODE = "^[a-z][a-z0-9_]*$"
NAME = "^[A-Za-z0-9][A-Za-z0-9._-]*$"
LOCALE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
CURRENCY = "^[A-Z]{3}$"
COUNTRY = "^[A-Z]{2}$"
SPEC_ID = "^[A-Za-z0-9][A-Za-z0-9._-]*@[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
SKU = "^[^\\s]([^\\r\\n\\t]*[^\\s])?$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ONE_SIGN = '^[^"\\r\\n]$'
DATE = "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"


def text(description: str, **more: Any) -> Schema:
    """A text."""
    return {"type": "string", "description": description, **more}


def flag(description: str) -> Schema:
    """`true` or `false`."""
    return {"type": "boolean", "description": description}


def count(description: str, least: int = 0) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": description}


def integer(description: str) -> Schema:
    """A whole number, also below 0."""
    return {"type": "integer", "description": description}


def number(description: str, **more: Any) -> Schema:
    """A number, whole or not."""
    return {"type": "number", "description": description, **more}


def choice(description: str, *values: Any, **more: Any) -> Schema:
    """One of a few values."""
    return {"enum": list(values), "description": description, **more}


def anything(description: str) -> Schema:
    """Whatever the reader of the value will judge."""
    return {"description": description}


def many(items: Schema, description: str, **more: Any) -> Schema:
    """A list."""
    return {"type": "array", "items": items, "description": description, **more}


def record(description: str, keys: Mapping[str, Schema], *required: str, **more: Any) -> Schema:
    """A mapping with known keys and no others."""
    schema = {"type": "object", "description": description, "properties": dict(keys), "additionalProperties": False}
    return {**schema, **({"required": list(required)} if required else {}), **more}


def by_name(values: Schema, description: str, pattern: str = "", **more: Any) -> Schema:
    """A mapping whose keys are names of the owner's own choice."""
    schema = {"type": "object", "description": description, "additionalProperties": values, **more}
    return {**schema, "propertyNames": {"pattern": pattern}} if pattern else schema


def labels(description: str) -> Schema:
    """Locale -> text, or one text in the default locale."""
    return {
        "type": ["string", "object"],
        "description": f"{description}: a text by locale, or one text in the default locale.",
        "additionalProperties": {"type": "string"},
        "propertyNames": {"pattern": LOCALE},
        "examples": [{"en-US": "Color", "de-DE": "Farbe"}],
    }


def fallbacks(description: str) -> Schema:
    """Locale -> the locales to look in next."""
    return by_name(many(text("A locale.", pattern=LOCALE), "The locales to look in, in order."), description, LOCALE)


def titled(title: str, schema: Schema) -> Schema:
    """A whole file's schema."""
    return {"$schema": DRAFT, "title": title, **schema}
