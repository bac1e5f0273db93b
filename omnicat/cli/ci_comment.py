"""Markdown for a pull request's comment, of the JSON that an untrusted run wrote."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError


def command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `omnicat review --output json=FILE` wrote, or `omnicat lint`.")
    ],
    commit: Annotated[str, typer.Option("--commit", metavar="ID", help="The commit it was written of.")] = "",
) -> int:
    """Make the comment; it needs no catalog, and takes nothing of the file but text."""
    from omnicat.looking.ci_comment import MOST_BYTES, comment_of

    session: Session = context.obj
    try:
        with (session.start / file).open("rb") as source:
            content = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise OmnicatError(f"can't read '{file}': {error.strerror}", "check the file's name") from error
    sys.stdout.write(comment_of(content, commit))
    return int(Exit.CLEAN)
