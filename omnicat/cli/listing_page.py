"""A listing on the terminal: the fields of a channel, exactly as they are written there."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, show_rows
from omnicat.findings import Finding, Location
from omnicat.looking import ListingView


def show_listings(
    console: Console, sku: str, channel: str, listings: Sequence[ListingView], problems: Sequence[Finding]
) -> None:
    """Each listing with its fields; what kept some from being filled comes last."""
    if not listings:
        console.print(Text.assemble(safe(sku, "bold cyan"), " is not listed by ", safe(channel, "cyan")))
    for number, each in enumerate(listings):
        if number:
            console.print()
        kind = {"single": "", "child": " · variant", "parent": " · parent of variants"}[each.kind]
        place = safe(f" on {each.channel} in {each.locale}")
        console.print(Text.assemble(safe(each.sku, "bold cyan"), place, (kind, "dim")))
        console.print(safe(each.where, "dim"))
        rows = [
            (
                safe(field.name, "cyan"),
                safe(in_words(field.value)),
                safe(", ".join(field.attributes), "magenta"),
                safe(_place(console, field.where, each.where), "dim"),
            )
            for field in each.fields
        ]
        show_rows(console, ("Field", "Value", "Made of", "Said at"), rows, indent=2)
        for original in each.withheld:
            console.print(
                Text.assemble(("  not shown: ", "yellow"), safe(original.name, "magenta"), " ", safe(original.words))
            )
    for problem in problems:
        console.print(Text.assemble(("error: ", "bold red"), safe(problem.message)))


def _place(console: Console, where: Location, file: Location) -> str:
    """On a terminal, a place in the product's own file is its line alone."""
    if where.path == file.path and console.is_terminal:
        return f"line {where.line}"
    return f"{where.path}:{where.line}" if where.line else where.path


def in_words(value: Any) -> str:
    """A field's value as one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, tuple | list):
        return " | ".join(in_words(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
