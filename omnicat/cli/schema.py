"""JSON Schemas of every kind of file, with this catalog's own attributes and families in them, for editors."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from omnicat.catalog import load_model
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.repository import Folder
from omnicat.schemas import write_schemas
from omnicat.schemas.editors import stale_schemas

USUAL = Path(".vscode/schemas")


def command(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where (default: the catalog's .vscode/schemas).")
    ] = None,
    is_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where they are not up to date.")
    ] = False,
) -> int:
    """Write JSON Schemas."""
    session: Session = context.obj
    model, _ = load_model(Folder(session.root))
    folder = session.start / out if out else session.root / USUAL
    if is_check:
        stale = stale_schemas(model, folder)
        for name in stale:
            sys.stderr.write(f"{folder / name} is not up to date\n")
        if stale:
            sys.stderr.write("hint: run `omnicat schema` and commit what it writes\n")
        return int(Exit.FINDINGS if stale else Exit.CLEAN)
    written = write_schemas(model, folder)
    if not session.is_quiet:
        sys.stdout.write(f"{len(written)} schemas in {folder}\n")
    return int(Exit.CLEAN)
