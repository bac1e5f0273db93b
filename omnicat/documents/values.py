"""The value that stands at a pointer."""

from collections.abc import Mapping
from typing import Any

from omnicat.findings import split_pointer


def value_at(data: Any, pointer: str) -> Any:
    """What a document's data holds there; None where there is nothing."""
    for key in split_pointer(pointer):
        if isinstance(data, Mapping):
            data = data.get(key)
        elif isinstance(data, list) and key.isdigit() and int(key) < len(data):
            data = data[int(key)]
        else:
            return None
    return data
