"""Which rule of a field counts for a listing, and what it found in tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from omnicat.channels import Channel
from omnicat.channels.names import Names
from omnicat.channels.ruled import first_true
from omnicat.findings import Location
from omnicat.looking.tracing import place_in_file
from omnicat.model.listing import Listing
from omnicat.model.tables import Entry, Table
from omnicat.pipeline import Opened
from omnicat.templating import TemplatingProblem


class RuleTrace(Struct, frozen=True):
    """The rule that counts: its name or number, its condition, what it fills the field by, and where it stands."""

    name: str
    when: str
    mapping: str
    where: Location


class EntryTrace(Struct, frozen=True):
    """What a table says for a key, and where. `value` is None where it says nothing."""

    table: str
    key: str
    value: Any
    where: Location


class Watched(Table, frozen=True, dict=True):
    """A table that keeps what is found in it."""

    found: tuple[list[tuple[str, str, Entry]], ...] = ()

    def find(self, key: str) -> Entry | None:
        """What it says for a key, kept."""
        entry = self.entries.get(key)
        if entry is not None:
            self.found[0].append((self.name, key, entry))
        return entry


def trace_rule(
    name: str, channel: Channel, listing: Listing, opened: Opened
) -> tuple[RuleTrace | None, tuple[EntryTrace, ...]]:
    """The rule that fills a field of a listing, and all that it looks up."""
    field = next((each for each in channel.fields_of(listing.kind) if each.field.name == name), None)
    if field is None:
        return None, ()
    found: list[tuple[str, str, Entry]] = []
    names = _names(channel, listing, opened, found)
    rule = None
    try:
        rule = first_true(field.rules, names)
        found.clear()
        expression = rule.value if rule else field.expression
        if expression:
            names.evaluate(expression)
    except TemplatingProblem:
        pass  # `lint` tells why; what was found until then is told
    return (
        RuleTrace(rule.rule.name, rule.rule.when, rule.rule.text, place_in_file(rule.rule.where, opened))
        if rule
        else None,
        tuple(_entries(found, opened)),
    )


def _names(channel: Channel, listing: Listing, opened: Opened, found: list[tuple[str, str, Entry]]) -> Names:
    tables: Mapping[str, Table] = channel.given["channel"]["tables"]
    watched = {
        name: Watched(each.name, each.entries, each.where, each.said_at, (found,)) for name, each in tables.items()
    }
    given = {**channel.given, "channel": {**channel.given["channel"], "tables": watched}, "listing": listing.about}
    return Names(listing.values, opened.shop.model, channel.eyes, given)


def _entries(found: list[tuple[str, str, Entry]], opened: Opened) -> Iterator[EntryTrace]:
    for table, key, entry in dict.fromkeys(found):
        yield EntryTrace(table, key, entry.value, place_in_file(entry.where, opened))
