"""In which formats a command tells what it found, and where each goes."""

import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated

import typer

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean

Output = Annotated[
    list[str] | None, typer.Option("--output", metavar="FORMAT=FILE", help="Write another format to a file.")
]

Formats = Sequence[tuple[str, str]]
"""Format and the file it goes to, '' for the terminal."""


def formats_of(
    known: Collection[str], asked: Sequence[str] | None, output: Sequence[str] | None, usual: str
) -> Formats:
    """What is asked for on the command line; refused before anything is done where it can't be."""
    return [*(_format(each, known) for each in asked or [usual]), *(_file(each, known) for each in output or ())]


def known_format(name: str, known: Collection[str]) -> str:
    """The name itself. OmnicatError where it is none of them."""
    if name not in known:
        raise OmnicatError(f"output format '{name}' does not exist", did_you_mean(name, known))
    return name


def put(text: str, file: str) -> None:
    """On the terminal, or in its file."""
    if not file:
        sys.stdout.write(text)
        return
    from omnicat.outputs.files import write_file

    write_file(Path(file), text.encode())


def _format(text: str, known: Collection[str]) -> tuple[str, str]:
    name, _, file = text.partition("=")
    return known_format(name, known), file


def _file(text: str, known: Collection[str]) -> tuple[str, str]:
    if not text.partition("=")[2]:
        raise OmnicatError(f"--output '{text}' names no file", "write it as FORMAT=FILE")
    return _format(text, known)
