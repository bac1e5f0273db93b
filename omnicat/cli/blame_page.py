"""Who said what of a product, on the terminal."""

from itertools import groupby

from rich.console import Console
from rich.text import Text

from omnicat.cli.history_words import NOT_COMMITTED, SHORT, approved_words, tell_end, value_words
from omnicat.cli.table import safe, shorter, show_rows
from omnicat.looking.history import Blame, BlamedValue

LEAST = 24
BESIDE = 75
"""So wide is what stands beside a value."""


def show_blame(console: Console, blame: Blame) -> None:
    """The product and each variant with its values, each with its commit."""
    for number, (sku, values) in enumerate(groupby(blame.values, key=lambda each: each.value.sku)):
        several = list(values)
        if number:
            console.print()
        console.print(Text.assemble(safe(sku, "bold cyan"), "  ", safe(several[0].where, "dim")))
        show_rows(console, ("",) * 4, [_row(console, each) for each in several], indent=2)
    tell_end(console, blame.ends)


def _row(console: Console, each: BlamedValue) -> tuple[Text, ...]:
    commit = each.commit
    text = safe(shorter(console, each.text, max(LEAST, console.width - BESIDE)), "green")
    who = Text(NOT_COMMITTED, style="yellow")
    if commit.id:
        day = f" {commit.day} {'or before ' if each.is_end else ''}"
        who = Text.assemble((commit.id[:SHORT], "yellow"), (day, "dim"), safe(commit.author, "bold"))
    approved = Text.assemble(("approved by ", "dim"), safe(approved_words(commit.approved), "green"))
    return value_words(each.value, each.value.sku), text, who, approved if commit.approved else Text()
