"""How an attribute's value may be written, as JSON Schema for editors: completion, hover texts, squiggles."""

from collections.abc import Sequence

from msgspec.structs import replace

from omnicat.attributes.definition import Attribute
from omnicat.attributes.protocol import Schema
from omnicat.attributes.types import is_many, type_of


def schema_of(attribute: Attribute, locales: Sequence[str], currencies: Sequence[str]) -> Schema:
    """Draft 7. The first locale's label is the title. Where the attribute says no currencies, the catalog's count."""
    if not attribute.currencies:
        attribute = replace(attribute, currencies=tuple(currencies))
    one = type_of(attribute).schema(attribute)
    value: Schema = {"type": "array", "items": one} if is_many(attribute) else one
    if attribute.localizable:
        by_locale = {"type": "object", "properties": dict.fromkeys(locales, value), "additionalProperties": False}
        value = {"anyOf": [by_locale, value]}
    return {**_about(attribute, locales), **value}


def _about(attribute: Attribute, locales: Sequence[str]) -> Schema:
    """What an editor shows on hover."""
    about: Schema = {"title": attribute.label(locales[0] if locales else "")}
    words = [attribute.description, f"Deprecated: {attribute.deprecated}" if attribute.deprecated else ""]
    if description := "\n\n".join(word for word in words if word):
        about["description"] = description
    if attribute.deprecated:
        about["deprecationMessage"] = attribute.deprecated
    return about
