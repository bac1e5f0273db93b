"""One product type definition with what is known about it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from omnicat.model.product_type import WHOLE


class Said(Struct, frozen=True):
    """A definition as it was downloaded. What the file doesn't say is ''; `file` is its name, for messages."""

    name: str
    schema: Mapping[str, Any]
    file: str
    marketplace: str = ""
    locale: str = ""
    requirements: str = WHOLE
    label: str = ""
    version: str = ""
    is_enforced: bool = True
