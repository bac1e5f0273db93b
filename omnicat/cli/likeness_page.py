"""Copies and lookalikes on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import safe, show_rows
from omnicat.looking.asset_likeness import Copy, Likeness
from omnicat.looking.sizes import size_in_words

PRODUCTS = 3


def show_likeness(console: Console, likeness: Likeness) -> None:
    """The copies by content, then the pictures that look alike, the nearest first."""
    if not likeness.copies and not likeness.alike:
        none = "No original is there twice, and no two pictures look alike."
        console.print(Text.assemble(("✓ ", "bold green"), none, (_within(likeness), "dim")))
        return
    for each in likeness.copies:
        console.print(Text.assemble(("the same", "bold"), (f"  {size_in_words(each.size)} each", "dim")))
        _originals(console, each.originals)
    for pair in likeness.alike:
        away = counted(pair.distance, "bit") + (" differs" if pair.distance == 1 else " differ")
        console.print(Text.assemble(("alike", "bold"), (f"  {away}" if pair.distance else "  no bit differs", "dim")))
        _originals(console, pair.originals)
    said = [
        *(
            [f"{counted(len(likeness.copies), 'original')} more than once, {size_in_words(likeness.saved)} too many"]
            if likeness.copies
            else []
        ),
        *([f"{counted(len(likeness.alike), 'pair')} of pictures alike"] if likeness.alike else []),
    ]
    console.print(Text(f"{'; '.join(said)}.{_within(likeness)}", style="dim"))


def _within(likeness: Likeness) -> str:
    if not likeness.within:
        return ""
    return f" {counted(likeness.within, 'pair')} within one product: `--all` shows them too."


def _originals(console: Console, originals: Sequence[Copy]) -> None:
    show_rows(console, ("", ""), [(safe(each.path, "cyan"), _products(each)) for each in originals], indent=2)
    console.print()


def _products(each: Copy) -> Text:
    if not each.products:
        return Text("used by no product", style="yellow")
    more = f" and {len(each.products) - PRODUCTS:,} more" if len(each.products) > PRODUCTS else ""
    return safe(f"used by {', '.join(each.products[:PRODUCTS])}{more}", "dim")
