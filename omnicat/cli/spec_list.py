"""Every spec, shipped and of the shop's own repository: how much it knows, what starts next, and which profiles use it."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from omnicat.cli.running import Now, day
from omnicat.cli.session import Session
from omnicat.cli.specs_here import specs_here
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.looking.specs import SpecRow, spec_rows
from omnicat.reporters.escaping import json_text

WIDE = 140
"""A terminal as wide as this has room for titles and dates."""


def command(
    context: typer.Context,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
) -> int:
    """List specs."""
    session: Session = context.obj
    here = specs_here(session)
    rows = spec_rows(here.specs, here.profiles, day(now).isoformat())
    if is_json:
        sys.stdout.write(json_text(as_json("specs", rows)))
    else:
        _show(session, rows)
    return int(Exit.CLEAN)


def _show(session: Session, rows: Sequence[SpecRow]) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    is_wide = console.width >= WIDE or not console.is_terminal
    shown = [
        (
            Text.assemble(safe(row.id, "bold cyan"), (" your own", "magenta") if row.is_own else ""),
            *((safe(row.title),) if is_wide else ()),
            Text(f"{row.fields:,}"),
            Text(f"{row.required:,}"),
            Text(f"{row.limits:,}"),
            safe(" ".join(row.formats), "dim"),
            *((safe(row.next.day if row.next else "–", "yellow" if row.next else "dim"),) if is_wide else ()),
            safe(", ".join(row.profiles) or "–", "green" if row.profiles else "dim"),
        )
        for row in rows
    ]
    headings: tuple[str, ...] = ("Spec", "Fields", "Required", "Limits", "Formats", "Used by")
    if is_wide:
        headings = ("Spec", "Channel", "Fields", "Required", "Limits", "Formats", "Next", "Used by")
    show_rows(console, headings, shown, right=("Fields", "Required", "Limits"))
    if console.is_terminal and not session.is_quiet:
        _tell_next(session, rows)


def _tell_next(session: Session, rows: Sequence[SpecRow]) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    for row in rows:
        if row.next:
            says = f" from {row.next.day} on: {row.next.says}"
            console.print(Text.assemble("\n", safe(row.id, "bold cyan"), safe(says)))
    console.print(Text("\n`omnicat spec show SPEC` tells what it demands", style="dim"))
