"""The options that every command takes, before its name."""

from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import OmnicatError

COLORS = ("auto", "always", "never")


def begin(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", "--directory", metavar="DIR", help="The catalog's folder, or one in it.")
    ] = Path(),
    color: Annotated[str, typer.Option(metavar="WHEN", help="Colour: auto, always or never.")] = "auto",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only what is wrong.")] = False,
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more; twice shows tracebacks.")] = 0,
) -> None:
    """A product catalog as code."""
    if color not in COLORS:
        raise OmnicatError(f"--color '{color}' is not known", "write auto, always or never")
    context.obj = Session(directory, color, -1 if quiet else verbose, context.obj or ())
