"""Originals that are the same, byte for byte, and pictures that look alike: who uses which, and what they cost."""

import sys
from typing import Annotated

import typer

from omnicat.cli.assets_here import library_here
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking.asset_likeness import likeness_of
from omnicat.looking.plain import as_json
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    distance: Annotated[
        int,
        typer.Option(
            metavar="BITS", min=0, max=16, help="Pictures look alike that differ in at most so many of 64 bits."
        ),
    ] = 6,
    has_within: Annotated[
        bool, typer.Option("--all", help="Also pictures that look alike and are used by one product alone.")
    ] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Originals twice."""
    session: Session = context.obj
    likeness = likeness_of(library_here(session, ""), distance, has_within=has_within)
    if is_json:
        sys.stdout.write(json_text(as_json("duplicates", likeness)))
    else:
        from omnicat.cli.likeness_page import show_likeness

        show_likeness(session.console(), likeness)
    return int(Exit.CLEAN)
