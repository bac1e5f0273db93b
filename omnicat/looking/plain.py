"""What is looked at as plain data, for `--json`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from omnicat.findings import Location

FORMAT = 1


def as_json(name: str, thing: Any) -> dict[str, Any]:
    """`{"format": 1, <name>: …}`: places as `path:line:column`, numbers with a decimal point as text."""
    return {"format": FORMAT, name: plain(thing)}


def plain(thing: Any) -> Any:
    """Mappings, lists, texts, whole numbers and booleans."""
    if isinstance(thing, Location | Decimal | date) or (isinstance(thing, Enum) and not isinstance(thing, str)):
        return str(thing)
    if isinstance(thing, Struct):
        return {name: plain(value) for name, value in asdict(thing).items()}
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple | set | frozenset):
        return [plain(each) for each in thing]
    return thing if thing is None or isinstance(thing, bool | int) else str(thing)
