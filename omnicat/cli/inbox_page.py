"""The plan of an inbox on the terminal: what goes where, and what is left behind with the reason."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import safe, show_rows
from omnicat.editing.inbox import Inbox
from omnicat.looking.inbox_account import Known, Placed, Refused, Unplaced

MOST = 60
"""So many files of each sort are told on a terminal; in a pipe all of them."""
SKUS = 3


def tell_inbox(console: Console, inbox: Inbox, *, is_applied: bool) -> None:
    """What was found, the best first; then what to do next."""
    _placed(console, inbox.placed)
    _left(console, "Ambiguous", "yellow", inbox.ambiguous)
    _left(console, "Not matched", "yellow", inbox.unmatched)
    _left(console, "Refused", "red", inbox.refused)
    _known(console, inbox.known)
    console.print(_next(inbox, is_applied=is_applied))


def _most(console: Console, things: Sequence[object]) -> int:
    return MOST if console.is_terminal else len(things)


def _placed(console: Console, placed: tuple[Placed, ...]) -> None:
    if not placed:
        return
    skus = {each.skus for each in placed}
    console.print(Text.assemble(("Matched", "bold green"), (f"  {counted(len(placed), 'file')}", "dim")))
    shown = placed[: _most(console, placed)]
    for several, group in groupby(sorted(shown, key=lambda each: each.skus), key=lambda each: each.skus):
        more = f" and {len(several) - SKUS} more" if len(several) > SKUS else ""
        console.print(Text.assemble("  ", safe(", ".join(several[:SKUS]) + more, "bold cyan")))
        show_rows(console, ("", "", "", "", "", ""), [_row(each) for each in group], indent=4)
    if len(shown) < len(placed):
        console.print(Text(f"  … and {len(placed) - len(shown):,} more files of {len(skus):,} products", style="dim"))
    console.print()


def _row(each: Placed) -> tuple[Text, ...]:
    return (
        safe(each.name),
        Text("→", style="dim"),
        safe(f"assets/{each.path}", "green"),
        safe(each.role, "cyan"),
        safe(f"by {each.how}", "dim"),
        safe(each.note, "yellow"),
    )


def _left(console: Console, title: str, style: str, left: "Sequence[Unplaced | Refused]") -> None:
    if not left:
        return
    console.print(Text.assemble((title, f"bold {style}"), (f"  {counted(len(left), 'file')}", "dim")))
    most = _most(console, left)
    for each in left[:most]:
        rule = f" [{each.rule}]" if isinstance(each, Refused) and each.rule else ""
        console.print(Text.assemble("  ", safe(each.name, "bold"), ": ", safe(each.message), (rule, "dim")))
        console.print(Text.assemble("    ", ("hint: ", "cyan"), safe(each.hint)))
    if len(left) > most:
        console.print(Text(f"  … and {len(left) - most:,} more", style="dim"))
    console.print()


def _known(console: Console, known: tuple[Known, ...]) -> None:
    if not known:
        return
    console.print(Text.assemble(("Nothing new", "bold"), (f"  {counted(len(known), 'file')}", "dim")))
    most = _most(console, known)
    rows = [(safe(each.name), Text("=", style="dim"), safe(_twin(each), "dim")) for each in known[:most]]
    show_rows(console, ("", "", ""), rows, indent=2)
    if len(known) > most:
        console.print(Text(f"  … and {len(known) - most:,} more", style="dim"))
    console.print()


def _twin(each: Known) -> str:
    return f"assets/{each.path}" if each.path else "another file that found no place"


def _next(inbox: Inbox, *, is_applied: bool) -> Text:
    files = counted(len(inbox.plan.assets), "original")
    products = counted(len(inbox.plan.files), "product file")
    if inbox.plan.is_empty:
        return Text.assemble("Nothing to add.")
    if is_applied:
        return Text.assemble(("✓ ", "bold green"), f"Added {files} and changed {products}. See it with `git diff`.")
    return Text.assemble(f"Would add {files} and change {products}: run it again with ", ("--apply", "bold cyan"))
