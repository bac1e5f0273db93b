"""Change values of products, and nothing else in their files: a plan first, written with --apply."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.editing import Edited, Refused, plan_changes, read_assignments
from omnicat.errors import Exit
from omnicat.outputs import write_file
from omnicat.pipeline import open_usable


def command(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="SKU NAME=VALUE…", help="Such as TEE-1 price:EUR=27.00 name@de-DE='Bio-T-Shirt'."),
    ],
    unset: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Take a value away; may be repeated.")] = None,
    is_applied: Annotated[bool, typer.Option("--apply", help="Write it; without this, only show it.")] = False,
) -> int:
    """Set values."""
    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    assignments = read_assignments(words, unset or (), opened)
    edited, refused = plan_changes(assignments, opened)
    if refused:
        _refuse(session, refused)
        return int(Exit.FINDINGS)
    changed = [each for each in edited if each.after != each.before]
    if is_applied:
        for each in changed:
            write_file(session.root / each.path, each.after.encode())
    if not session.is_quiet:
        _tell(session, changed, is_applied=is_applied)
    return int(Exit.CLEAN)


def _refuse(session: Session, refused: Sequence[Refused]) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console(stderr=True)
    for each in refused:
        console.print(Text.assemble(("error: ", "bold red"), safe(each.written, "bold"), ": ", safe(each.message)))
        if each.hint:
            console.print(Text.assemble(("hint: ", "cyan"), safe(each.hint)))
    console.print("Nothing is written.")


def _tell(session: Session, changed: Sequence[Edited], *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.difference import show_difference
    from omnicat.cli.table import safe

    console = session.console()
    for each in changed:
        show_difference(console, each.path, each.before, each.after)
    for note in dict.fromkeys(note for each in changed for note in each.notes):
        console.print(Text.assemble(("note: ", "blue"), safe(note)))
    if not changed:
        sys.stdout.write("Nothing to change: it says so already.\n")
    elif is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), "Written."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))
