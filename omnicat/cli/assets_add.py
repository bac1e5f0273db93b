"""Bring new originals in from a folder, matched to products by their names: a plan first, done with --apply.

A file finds its product by a SKU, a GTIN or the name of a product in its own name, or in that of the folder it is in:
`tee-harbor_navy_2.jpg`, `9521234543213.png`, `Enamel Mug/back.jpg`. What else its name says tells the variant (colours,
sizes) and the role: front, main, back, detail, swatch, manual, or 1 for the main picture and 2… for the gallery. Files are
copied; nothing that is there is ever written over, and either all of the plan is done or nothing.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.running import Workers
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.executor import usual_workers
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    places: Annotated[list[Path], typer.Argument(metavar="FOLDER…", help="Folders with new files, or files.")],
    is_applied: Annotated[
        bool, typer.Option("--apply", help="Do it; without this, only say what would be done.")
    ] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    workers: Workers = 0,
) -> int:
    """Add originals."""
    from omnicat.editing.inbox import plan_inbox
    from omnicat.importers import apply_plan
    from omnicat.looking.plain import as_json
    from omnicat.pipeline import open_usable

    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    with session.progress("Pictures") as progress:
        inbox = plan_inbox([session.start / place for place in places], opened, workers or usual_workers(), progress)
    if is_applied and not inbox.plan.is_empty:
        apply_plan(inbox.plan, session.root)
    if is_json:
        sys.stdout.write(json_text(as_json("inbox", inbox.account)))
    elif not session.is_quiet:
        from omnicat.cli.inbox_page import tell_inbox

        tell_inbox(session.console(), inbox, is_applied=is_applied)
    if inbox.is_whole:
        return int(Exit.CLEAN)
    return int(Exit.PARTIAL if is_applied and inbox.placed else Exit.FINDINGS)
