"""What a shop must change when a spec gives way to another, or a day comes: the most important first."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.looking.spec_change import Change
from omnicat.looking.spec_diff import SpecDiff, diff_specs
from omnicat.reporters.escaping import json_text

TITLES = {
    "must": ("Must be right", "bold red"),
    "should": ("Worth a look", "bold yellow"),
    "eased": ("Eased", "bold green"),
    "other": ("Done another way", "bold"),
}


def command(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A spec, such as google-merchant@2026-08.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another, or the same on a later day: …@2027-02.")],
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Compare specs."""
    from omnicat.channels.spec_dates import spec_on
    from omnicat.cli.specs_here import specs_here

    session: Session = context.obj
    here = specs_here(session)
    before, after = spec_on(old, here.specs), spec_on(new, here.specs)
    profiles = tuple(sorted(each.name for each in here.profiles if each.spec.name == before.name))
    found = diff_specs(before, after, profiles)
    if is_json:
        sys.stdout.write(json_text(as_json("diff", found)))
    elif found.changes:
        _show(session, found)
    return int(Exit.CLEAN)


def _show(session: Session, found: SpecDiff) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    for effect, (title, style) in TITLES.items():
        mine = [each for each in found.changes if each.effect == effect]
        if mine:
            console.print(Text.assemble((title, style), (f"  {len(mine):,}", "bold")))
            _rows(session, mine)
            console.print()
    line = Text.assemble(safe(f"{found.old} -> {found.new}", "bold"), f": {counted(len(found.changes), 'change')}")
    console.print(line + (safe(f", used by {', '.join(found.profiles)}") if found.profiles else Text("")))


def _rows(session: Session, changes: list[Change]) -> None:
    from omnicat.cli.table import safe, show_rows

    rows = [(safe(each.about, "cyan"), safe(each.message), safe(each.source, "dim")) for each in changes]
    show_rows(session.console(), ("", "", ""), rows, indent=2)
