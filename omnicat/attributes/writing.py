"""A value as a person would write it in a file, and as plain words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from omnicat.attributes.definition import Attribute, Measurement, Money, Row, Scalar, Value
from omnicat.attributes.markup import plain
from omnicat.attributes.plain import written
from omnicat.attributes.protocol import Raw


def write_value(values: Mapping[str, Value], attribute: Attribute) -> Raw:
    """What `read_value` has read, as plain data; null where nothing is said."""
    if not values:
        return None
    if not attribute.localizable:
        return write(values[""])
    return {locale: write(value) for locale, value in values.items()}


def write(value: Value) -> Raw:
    """One value as plain data: a list, or what stands alone."""
    if isinstance(value, tuple):
        return [write_row(entry) if isinstance(entry, Mapping) else write_scalar(entry) for entry in value]
    return write_scalar(value)


def write_row(row: Row) -> Raw:
    """One row of a table as a mapping."""
    return {name: write_scalar(cell) for name, cell in row.items()}


def write_scalar(value: Scalar) -> Raw:
    """`180 g`, `{USD: 29.00}`, `2026-08-01`; text, numbers and booleans as they are."""
    if isinstance(value, Money):
        return dict(value.amounts)
    if isinstance(value, Measurement):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def text_of(value: Value, attribute: Attribute, locale: str) -> str:
    """A value in plain words: labels of options, HTML without tags, entries joined by a comma, rows by a line end."""
    if not isinstance(value, tuple):
        return _text(value, attribute, locale)
    if any(isinstance(entry, Mapping) for entry in value):
        return "\n".join(_row_text(row, attribute, locale) for row in value if isinstance(row, Mapping))
    return ", ".join(_text(entry, attribute, locale) for entry in value if isinstance(entry, Scalar))


def _row_text(row: Row, attribute: Attribute, locale: str) -> str:
    cells = ((attribute.columns[name], cell) for name, cell in row.items() if name in attribute.columns)
    return ", ".join(f"{column.label(locale)}: {_text(cell, column, locale)}" for column, cell in cells)


def _text(value: Scalar, attribute: Attribute, locale: str) -> str:
    if isinstance(value, Money):
        return ", ".join(f"{amount:f} {currency}" for currency, amount in value.amounts)
    if isinstance(value, bool | int | Decimal | str):
        return _words(written(value), attribute, locale)
    return str(value)


def _words(text: str, attribute: Attribute, locale: str) -> str:
    if option := attribute.options.get(text):
        return option.label(locale)
    return plain(text) if attribute.type == "rich_text" else text
