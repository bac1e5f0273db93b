"""What the commands that tell findings share: in which formats, where each goes, and which rules."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import OmnicatError
from omnicat.findings import Severity, did_you_mean
from omnicat.reporters import REPORTER_NAMES

if TYPE_CHECKING:
    from omnicat.policy import Verdict
    from omnicat.reporters import Report

Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules or kinds.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules or kinds.")]
OutputFormat = Annotated[
    list[str] | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(REPORTER_NAMES)}.")
]
Output = Annotated[
    list[str] | None, typer.Option("--output", metavar="FORMAT=FILE", help="Write another format to a file.")
]
Everything = Annotated[bool, typer.Option("--all", help="Show every finding: notes, and more than 20 of a rule.")]

FEW = 20
"""So many findings of a rule are told where not every one is asked for."""

Formats = Sequence[tuple[str, str]]
"""Format and the file it goes to, '' for the terminal."""

Reported = Callable[[bool], "Report"]
"""The report, in colour or not."""


def formats_of(output_format: Sequence[str] | None, output: Sequence[str] | None) -> Formats:
    """What is asked for on the command line; refused before anything is done where it can't be."""
    return [*map(_format, output_format or [_usual()]), *map(_file, output or ())]


def tell(session: Session, verdict: "Verdict", formats: Formats, report: Reported, limit: int | None) -> str:
    """Tells a verdict in all formats; what was said on the terminal."""
    said = "".join(_written(session, verdict, name, file, report, limit) for name, file in formats)
    sys.stdout.write(said)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if ("github", "") in formats and summary:
        from omnicat.reporters.github import step_summary

        with Path(summary).open("a", encoding="utf-8") as target:
            target.write(step_summary(report(False)))
    return said


def _usual() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _format(text: str) -> tuple[str, str]:
    name, _, file = text.partition("=")
    if name not in REPORTER_NAMES:
        raise OmnicatError(f"output format '{name}' does not exist", did_you_mean(name, REPORTER_NAMES))
    return name, file


def _file(text: str) -> tuple[str, str]:
    if not text.partition("=")[2]:
        raise OmnicatError(f"--output '{text}' names no file", "write it as FORMAT=FILE")
    return _format(text)


def _written(session: Session, verdict: "Verdict", name: str, file: str, report: Reported, limit: int | None) -> str:
    """The report for the terminal; one for a file is written there."""
    from omnicat.reporters import show

    told = any(each.severity > Severity.NOTE or limit is None for each in verdict.shown)
    if session.is_quiet and not file and not told:
        return ""
    text = show(name, report(session.has_color and not file))
    if not file:
        return text
    from omnicat.outputs import write_file

    write_file(Path(file), text.encode())
    return ""
