"""Which originals of the asset library a value names: itself, in a list, or in the columns of a table."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from omnicat.attributes.definition import Attribute, Value
from omnicat.attributes.reading import read_value
from omnicat.findings import escape_key


def names_originals(attribute: Attribute) -> bool:
    """Whether its values are paths below `assets/`, or rows with a column of such."""
    is_reference = attribute.type == "reference" and attribute.to == "asset"
    return attribute.type == "asset" or is_reference or any(map(names_originals, attribute.columns.values()))


def originals_in(value: Value, attribute: Attribute) -> Iterator[tuple[str, str]]:
    """The paths that a value names, each with the end of its pointer: '' for the value itself, '0', '0/file'."""
    if not isinstance(value, tuple):
        yield "", str(value)
        return
    columns = _columns(attribute)
    for place, entry in enumerate(value):
        if isinstance(entry, Mapping):
            yield from ((f"{place}/{escape_key(code)}", str(entry[code])) for code in columns if code in entry)
        else:
            yield str(place), str(entry)


def default_originals(attribute: Attribute, locales: Sequence[str]) -> tuple[str, ...]:
    """The paths that its default names in any of the locales, each once: products show them without naming them."""
    if attribute.default is None or not names_originals(attribute):
        return ()
    said, _ = read_value(attribute.default, attribute, locales)
    return tuple(dict.fromkeys(path for value in said.values() for _, path in originals_in(value, attribute)))


def without(value: Value, attribute: Attribute, paths: Container[str]) -> Value | None:
    """The value without those originals: a list keeps its other ones, a row its other cells. None where nothing is left."""
    if not isinstance(value, tuple):
        return None if str(value) in paths else value
    columns = _columns(attribute)
    left: list[Any] = []
    for entry in value:
        if not isinstance(entry, Mapping):
            left += [entry] if str(entry) not in paths else []
        elif row := {code: cell for code, cell in entry.items() if code not in columns or str(cell) not in paths}:
            left.append(row)
    return tuple(left) or None


def _columns(attribute: Attribute) -> tuple[str, ...]:
    return tuple([code for code, column in attribute.columns.items() if names_originals(column)])
