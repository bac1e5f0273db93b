"""A table of a channel: what it says for each key, and where that is written."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec import Struct, field

from omnicat.findings import Location


class Entry(NamedTuple):
    """What a table says for a key, None for nothing; and where."""

    value: Any
    where: Location


class Table(Struct, frozen=True, dict=True):
    """`entries` by key. `where` are they written; `said_at` is where the profile or spec names the table.

    `dict=True`: who wants to know what was asked for finds in a way of its own.
    """

    name: str
    entries: Mapping[str, Entry] = field(default_factory=dict)
    where: Location = Location("")
    said_at: Location = Location("")

    def find(self, key: str) -> Entry | None:
        """What it says for a key; None where it doesn't have it."""
        return self.entries.get(key)
