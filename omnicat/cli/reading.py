"""What `init` and `import` share: how foreign files are named and read."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import OmnicatError
from omnicat.importers import IMPORTERS, Draft, Known, Options, read_draft

NAMES = ", ".join(each.NAME for each in IMPORTERS)

Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help=f"What the files are, if not as they look: {NAMES}.")
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--mapping", metavar="COLUMN=ATTRIBUTE", help="What a column holds; `COLUMN=-` leaves it out. May be repeated."
    ),
]
Locale = Annotated[str, typer.Option(metavar="LOCALE", help="The language of texts that don't say theirs.")]
Currency = Annotated[str, typer.Option(metavar="CODE", help="The currency of prices that don't say theirs.")]


@contextmanager
def waiting(session: Session, what: str) -> Iterator[None]:
    """Says on a terminal that something is being done."""
    if session.is_quiet or not sys.stderr.isatty():
        yield
        return
    with session.console(stderr=True).status(what):
        yield


def draft_of(
    files: Sequence[Path], form: str, mapping: list[str] | None, locale: str, currency: str, known: Known = Known()
) -> Draft:
    """The catalog that the files tell."""
    options = Options("", locale, currency.upper(), dict(map(_pair, mapping or ())), known)
    return read_draft(list(files), form or None, options)


def _pair(text: str) -> tuple[str, str]:
    column, is_said, attribute = text.rpartition("=")
    if not is_said or not column.strip() or not attribute.strip():
        raise OmnicatError(f"--mapping '{text}' names no column and attribute", "write it as 'Column name=attribute'")
    return column.strip(), attribute.strip()
