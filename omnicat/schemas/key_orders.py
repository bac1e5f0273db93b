"""The order of keys that a JSON Schema lists them in, for the house style of catalog files."""

from collections.abc import Mapping
from typing import Any

from omnicat.documents.key_order import KeyOrder
from omnicat.schemas.pieces import Schema

BRANCHES = ("anyOf", "oneOf", "allOf")


def key_order_of(schema: Schema) -> KeyOrder:
    """The order of a file's keys; a schema may hold itself."""
    return _order(schema, schema, {}) or KeyOrder()


def _order(schema: Any, root: Schema, known: dict[int, KeyOrder]) -> KeyOrder | None:
    """The order below what a schema describes; None where it says nothing of what stands below."""
    parts = list(_parts(schema, root, 0))
    if not any(key in each for each in parts for key in ("properties", "additionalProperties", "items")):
        return None
    if (order := known.get(id(parts[0]))) is not None:
        return order
    order = known[id(parts[0])] = KeyOrder()
    keys = {key: below for each in parts for key, below in each.get("properties", {}).items()}
    order.rank = {key: place for place, key in enumerate(keys)}
    order.below = {key: found for key, below in keys.items() if (found := _order(below, root, known)) is not None}
    order.rest = _first(parts, "additionalProperties", root, known)
    order.items = _first(parts, "items", root, known)
    return order


def _first(parts: list[Mapping[str, Any]], key: str, root: Schema, known: dict[int, KeyOrder]) -> KeyOrder | None:
    orders = (_order(each[key], root, known) for each in parts if isinstance(each.get(key), Mapping))
    return next((each for each in orders if each is not None), None)


def _parts(schema: Any, root: Schema, depth: int) -> "list[Mapping[str, Any]]":
    """The schema and the branches of it, references followed."""
    if not isinstance(schema, Mapping) or depth > 8:
        return []
    if "$ref" in schema:
        found: Any = root
        for key in str(schema["$ref"]).removeprefix("#/").split("/"):
            found = found.get(key, {}) if isinstance(found, Mapping) else {}
        return _parts(found, root, depth + 1)
    branches = [each for name in BRANCHES for each in schema.get(name, ())]
    return [schema, *(part for each in branches for part in _parts(each, root, depth + 1))]
