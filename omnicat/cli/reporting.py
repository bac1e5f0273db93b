"""What the commands that tell findings share: in which formats, where each goes, and which rules."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.formats import Formats, formats_of, put
from omnicat.cli.session import Session
from omnicat.findings import Severity
from omnicat.reporters import REPORTER_NAMES

if TYPE_CHECKING:
    from omnicat.policy import Verdict
    from omnicat.reporters import Report

Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules or kinds.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules or kinds.")]
OutputFormat = Annotated[
    list[str] | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(REPORTER_NAMES)}.")
]
Everything = Annotated[bool, typer.Option("--all", help="Show every finding: notes, and more than 20 of a rule.")]

FEW = 20
"""So many findings of a rule are told where not every one is asked for."""

Reported = Callable[[bool], "Report"]
"""The report, in colour or not."""


def report_formats(output_format: Sequence[str] | None, output: Sequence[str] | None) -> Formats:
    """In which formats findings are asked for on the command line."""
    return formats_of(REPORTER_NAMES, output_format, output, _usual())


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


def _written(session: Session, verdict: "Verdict", name: str, file: str, report: Reported, limit: int | None) -> str:
    """The report for the terminal; one for a file is written there."""
    from omnicat.reporters import show

    told = any(each.severity > Severity.NOTE or limit is None for each in verdict.shown)
    if session.is_quiet and not file and not told:
        return ""
    text = show(name, report(session.has_color and not file))
    if not file:
        return text
    put(text, file)
    return ""
