"""Who said what: each value of a product with the commit that made it what it is."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.looking.history import blame, subject_of
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    sku: Annotated[str, typer.Argument(metavar="SKU", help="A product or a variant.")],
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Tell who said what."""
    session: Session = context.obj
    found = blame(subject_of(sku, session.root))
    if is_json:
        sys.stdout.write(json_text(as_json("blame", found)))
    else:
        from omnicat.cli.blame_page import show_blame

        show_blame(session.console(), found)
    return int(Exit.CLEAN)
