"""The verdict on a pull request: what differs, what it breaks, what stands out, and who still has to approve.

RANGE is `BASE..HEAD`, or BASE alone; without it, what is checked out since it left the default branch. Exits 1 where an
approval is missing, or new findings or outliers reach --fail-on."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.diff import gatherer
from omnicat.cli.formats import Formats, Output, formats_of, put
from omnicat.cli.running import Now, Workers
from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import Severity, did_you_mean

if TYPE_CHECKING:
    from omnicat.looking.review.reviewing import Review
    from omnicat.looking.review.view import ReviewView
    from omnicat.repository.identity import Merge

FORMATS = ("text", "markdown", "html", "json", "github")
READ_BACK = ("text", "markdown")
LEVELS = {"never": None, **{str(severity): severity for severity in Severity}}
MOST_READ = 10_000_000


def command(
    context: typer.Context,
    between: Annotated[str, typer.Argument(metavar="[RANGE]", help="Such as main..HEAD.", show_default=False)] = "",
    base: Annotated[
        str, typer.Option("--base", metavar="REV", help="What it is to be merged into (default: the default branch).")
    ] = "",
    approvals: Annotated[
        Path | None, typer.Option("--approvals", metavar="FILE", help="The host's reviews, as JSON that CI wrote.")
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", help="Findings that refuse: error, warning, note or never.")
    ] = "error",
    no_channels: Annotated[bool, typer.Option("--no-channels", help="Do not compare channels: faster.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out of lists.")] = False,
    output_format: Annotated[
        list[str] | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(FORMATS)}.")
    ] = None,
    output: Output = None,
    written: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Show a verdict that another run wrote as JSON; judge nothing."),
    ] = None,
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Judge a pull request."""
    session: Session = context.obj
    if fail_on not in LEVELS:
        raise OmnicatError(f"--fail-on '{fail_on}' is not a severity", did_you_mean(fail_on, LEVELS))
    formats = formats_of(FORMATS, output_format, output, _usual())
    if written:
        return _show_again(session, written, formats, everything=everything)
    from omnicat.looking.review.reviewing import Asked, review

    reviews = (_read(approvals), str(approvals)) if approvals else None
    asked = Asked(reviews, LEVELS[fail_on], not no_channels)
    if not between:
        _tell_of_the_rest(session)
    found = review(session.root, _merge(session.root, between, base), cache(gatherer(session, now, workers)), asked)
    for name, file in formats:
        put(_told(session, found, name, color=session.has_color and not file, everything=everything), file)
    is_fine = found.view.verdict == "approved" or (fail_on == "never" and found.view.verdict != "waiting")
    return int(Exit.CLEAN if is_fine else Exit.FINDINGS)


def _tell_of_the_rest(session: Session) -> None:
    """A review is of commits: who has not committed yet would wonder."""
    from omnicat.repository import head
    from omnicat.repository.places import PLACES

    if not session.is_quiet and head(session.root, PLACES).dirty:
        sys.stderr.write("note: what is not committed yet is not looked at\n")


def _merge(root: Path, between: str, base: str) -> "Merge":
    from omnicat.repository.identity import merge_of

    if ".." in between and base:
        raise OmnicatError(f"'{between}' names its base, and --base another", "leave one of them out")
    return merge_of(root, between, base)


def _show_again(session: Session, file: Path, formats: Formats, *, everything: bool) -> int:
    from omnicat.looking.review.bounding import read_review

    view = read_review(_read(file))
    for name, target in formats:
        if name not in READ_BACK:
            raise OmnicatError(f"--from can't be shown as {name}", f"use one of: {', '.join(READ_BACK)}")
        color = session.has_color and not target
        put(_in_words(view, name, color=color, everything=everything), target)
    return int(Exit.CLEAN if view.verdict == "approved" else Exit.FINDINGS)


def _told(session: Session, found: "Review", name: str, *, color: bool, everything: bool) -> str:
    if name == "html":
        from omnicat.looking.diff.pictures import pictures_of
        from omnicat.looking.review.html import verdict_html

        pictures = pictures_of(found.view.diff, found.diff.files)
        return verdict_html(found.view, f"{session.root.name}: review", pictures)
    if name == "json":
        from omnicat.looking.review.bounding import as_bounded_json

        return as_bounded_json(found.view)
    if name == "github":
        from omnicat.looking.review.annotations import annotations

        return annotations(found)
    return _in_words(found.view, name, color=color, everything=everything)


def _in_words(view: "ReviewView", name: str, *, color: bool, everything: bool) -> str:
    if name == "markdown":
        from omnicat.looking.review.markdown import verdict_markdown

        return verdict_markdown(view)
    from omnicat.looking.review.text import verdict_text

    return verdict_text(view, color=color, everything=everything)


def _usual() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_READ)
    except OSError as error:
        raise OmnicatError(f"can't read '{path}': {error.strerror}", "check the file and its permissions") from error
