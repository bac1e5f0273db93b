"""One original: what it is, what its record says, who uses it, what is made of it, and what is wrong with it."""

import sys
from typing import Annotated

import typer

from omnicat.cli.assets_here import library_here
from omnicat.cli.running import Now
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking.asset_names import asset_named
from omnicat.looking.asset_view import view_asset
from omnicat.looking.plain import as_json
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file below assets/, or its name.")],
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
) -> int:
    """Show an original."""
    session: Session = context.obj
    library = library_here(session, now)
    view = view_asset(asset_named(path, library.assets, session.start, session.root), library)
    if is_json:
        sys.stdout.write(json_text(as_json("asset", view)))
    else:
        from omnicat.cli.asset_page import show_asset

        show_asset(session.console(), view)
    return int(Exit.CLEAN)
