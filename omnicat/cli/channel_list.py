"""Where the shop sells: every channel with its spec, place and feeds; then the channels it could add."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session
from omnicat.cli.specs_here import catalog_specs
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.looking.channels import ChannelRow, Channels, channels_of
from omnicat.pipeline import open_usable
from omnicat.reporters.escaping import json_text

if TYPE_CHECKING:
    from omnicat.cli.table import Cell

USUAL = "status == 'active'"


def command(
    context: typer.Context,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """List channels."""
    session: Session = context.obj
    channels = channels_of(open_usable(session.root, only_known=True), catalog_specs(session))
    if is_json:
        sys.stdout.write(json_text(as_json("channels", channels)))
    else:
        _show(session, channels)
    return int(Exit.CLEAN)


def _show(session: Session, channels: Channels) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    if channels.used:
        headings = ("Channel", "Spec", "Sells in", "Takes", "Feeds")
        show_rows(console, headings, [_cells(row) for row in channels.used])
    if channels.unused and not session.is_quiet:
        console.print(Text("\nNot used yet" if channels.used else "Not used yet", style="bold"))
        rows = [(safe(each.spec), safe(each.title, "dim"), safe(each.command, "cyan")) for each in channels.unused]
        show_rows(console, ("", "", ""), rows, indent=2)


def _cells(row: ChannelRow) -> "tuple[Cell, ...]":
    from rich.text import Text

    from omnicat.cli.table import safe

    name = safe(row.channel, "bold cyan")
    if row.is_broken:
        return name, Text("can't be used: `omnicat lint channel_profiles`", style="red"), "", "", ""
    place = " ".join(part for part in (row.country, row.locale, row.currency) if part)
    takes = safe("active" if row.select == USUAL else row.select, "dim" if row.select == USUAL else "")
    return name, safe(row.spec), safe(place), takes, safe(" ".join(row.feeds), "dim")
