"""A value's word in a table of the channel."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from omnicat.findings import did_you_mean
from omnicat.model.tables import Table
from omnicat.templating.limits import as_text
from omnicat.templating.problems import NotInTable, TemplatingProblem

NEAREST = 3


def lookup(value: Any, tables: Mapping[str, Table], table: str, default: Any = ...) -> Any:
    """What the table says for a value; of a select for its code, else its label. Of several values, for each.

    A key that the table doesn't have is told of, and the field stays empty; not where a `default` is given.

    color | lookup('colors') -> Blue
    """
    known = tables.get(as_text(table))
    if known is None:
        raise TemplatingProblem(f"table '{as_text(table)}' does not exist", did_you_mean(as_text(table), tables))
    if value is None or value == "":
        return None
    if isinstance(value, tuple | list):
        found = (_found(each, known, default) for each in value)
        return tuple(each for each in found if each is not None)
    return _found(value, known, default)


def _found(value: Any, table: Table, default: Any) -> Any:
    keys = _keys(value)
    for key in keys:
        entry = table.find(key)
        if entry is not None:
            return entry.value
    if default is not ...:
        return default
    near = get_close_matches(keys[0], table.entries, NEAREST) or sorted(table.entries)[:NEAREST]
    others = f", or use one of its keys: {', '.join(near)}" if near else ""
    message = f"'{keys[0]}' is not in table '{table.name}'"
    raise NotInTable(message, f"add '{keys[0]}' to table '{table.name}' in {table.where.path}{others}")


def _keys(value: Any) -> tuple[str, ...]:
    """What a value may be called in a table."""
    code, label = getattr(value, "code", None), getattr(value, "label", None)
    if isinstance(code, str) and isinstance(label, str):
        return code, label
    return (key_of(value),)


def key_of(value: Any) -> str:
    """A value as a key of a table: `true` and `false` in small letters, all digits of a number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_text(value).strip()
