"""A listing on the terminal: the fields of a channel, exactly as they are written there."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, show_rows
from omnicat.findings import Finding
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
        console.print(Text.assemble(safe(each.sku, "bold cyan"), f" on {each.channel} in {each.locale}", (kind, "dim")))
        rows = [
            (
                safe(field.name, "cyan"),
                safe(in_words(field.value)),
                safe(", ".join(field.attributes), "magenta"),
                safe(f"{field.where.path}:{field.where.line}" if field.where.line else field.where.path, "dim"),
            )
            for field in each.fields
        ]
        show_rows(console, ("Field", "Value", "Made of", "Said at"), rows, indent=2)
    for problem in problems:
        console.print(Text.assemble(("error: ", "bold red"), safe(problem.message)))


def in_words(value: Any) -> str:
    """A field's value as one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, tuple | list):
        return " | ".join(in_words(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
