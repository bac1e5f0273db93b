"""Rows of columns, each column with a type of its own: a size chart, a list of ingredients."""

from omnicat.attributes import text
from omnicat.attributes.definition import Attribute, Scalar
from omnicat.attributes.plain import is_empty, shown, wrong
from omnicat.attributes.protocol import AttributeType, Problem, Problems, Raw, Reading, Schema
from omnicat.attributes.rules import UNKNOWN_COLUMN
from omnicat.attributes.scalar_types import SCALAR_TYPES
from omnicat.findings import did_you_mean

NAME = "table"
MANY = True

_TYPES: dict[str, AttributeType] = {kind.NAME: kind for kind in SCALAR_TYPES}


def read(raw: Raw, attribute: Attribute) -> Reading:
    """One row: a mapping of column to value, in the order of the columns."""
    if not isinstance(raw, dict):
        return wrong(raw, attribute, "a row", hint=f"write a mapping of columns: {_example(attribute)}")
    row: dict[str, Scalar] = {}
    found: list[Problem] = [_unknown(name, attribute) for name in raw if name not in attribute.columns]
    for name, column in attribute.columns.items():
        value, problems = read_cell(raw.get(name), column)
        found += (problem.below(name) for problem in problems)
        if value is not None:
            row[name] = value
    return row or None, tuple(found)


def read_cell(raw: Raw, column: Attribute) -> tuple[Scalar | None, Problems]:
    """One cell; its column can't hold tables, nor lists."""
    if is_empty(raw):
        return None, ()
    value, problems = _type_of(column).read(raw, column)
    return (value if isinstance(value, Scalar) else None), problems


def schema(attribute: Attribute) -> Schema:
    """One row as an object."""
    columns = {name: cell_schema(column) for name, column in attribute.columns.items()}
    return {"type": "object", "properties": columns, "additionalProperties": False}


def cell_schema(column: Attribute) -> Schema:
    """One cell, under its column's label."""
    title = next(iter(column.labels.values()), column.code)
    return {"title": title, **_type_of(column).schema(column)}


def _type_of(column: Attribute) -> AttributeType:
    """A column of a type it can't have reads as text; the definition's own check tells."""
    return _TYPES.get(column.type, text)


def _unknown(name: str, attribute: Attribute) -> Problem:
    message = f"{shown(name)} is not a column of '{attribute.code}'"
    return Problem(UNKNOWN_COLUMN, message, did_you_mean(name, attribute.columns), (name,))


def _example(attribute: Attribute) -> str:
    return "{" + ", ".join(f"{name}: …" for name in attribute.columns) + "}"
