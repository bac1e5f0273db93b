"""Attributes for tests, and a short way to read a value."""

from collections.abc import Mapping

from omnicat.attributes import Problem, Raw, read_value
from omnicat.attributes.definition import Attribute, Option, Value

LOCALES = ("en-US", "de-DE")
CURRENCIES = ("USD", "EUR", "JPY", "KWD")
OPTIONS = {
    "navy": Option("navy", {"en-US": "Navy", "de-DE": "Marineblau"}),
    "red": Option("red", {"en-US": "Red"}),
    "43": Option("43"),
    "42.5": Option("42.5"),
}
COLUMNS = {
    "size": Attribute("size", "text"),
    "chest": Attribute("chest", "measurement", labels={"en-US": "Chest"}, quantity="length", unit="cm"),
    "sold": Attribute("sold", "boolean"),
}
DEFINITIONS: Mapping[str, Attribute] = {
    "text": Attribute("name", "text"),
    "rich_text": Attribute("description", "rich_text"),
    "integer": Attribute("pages", "integer", min=1, max=1000),
    "decimal": Attribute("ratio", "decimal"),
    "boolean": Attribute("waterproof", "boolean"),
    "date": Attribute("released", "date", min="2020-01-01"),
    "select": Attribute("color", "select", options=OPTIONS),
    "multi_select": Attribute("colors", "multi_select", options=OPTIONS),
    "measurement": Attribute("weight", "measurement", quantity="mass", unit="g", max="30 kg"),
    "money": Attribute("price", "money", min="0.01", currencies=CURRENCIES),
    "gtin": Attribute("gtin", "gtin"),
    "url": Attribute("guide", "url"),
    "asset": Attribute("warranty_pdf", "asset"),
    "reference": Attribute("matching", "reference", to="product"),
    "table": Attribute("size_chart", "table", columns=COLUMNS),
}


def read(raw: Raw, attribute: Attribute) -> tuple[Value | None, tuple[Problem, ...]]:
    """The value of an attribute that is not localizable, or None."""
    values, problems = read_value(raw, attribute, LOCALES)
    return values.get(""), problems


def seen(problems: tuple[Problem, ...]) -> list[tuple[str, tuple[str | int, ...]]]:
    """What is wrong and where, without the words."""
    return [(problem.rule.id.removeprefix("product/"), problem.keys) for problem in problems]
