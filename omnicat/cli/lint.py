"""Look at everything and say what is wrong, where, and what to do."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat import __version__
from omnicat.cli.again import keep
from omnicat.cli.running import Cluster, Horizon, Now, Workers, gathered, until
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import Severity, did_you_mean
from omnicat.reporters import REPORTER_NAMES

if TYPE_CHECKING:
    from omnicat.pipeline import Gathered
    from omnicat.policy import Verdict
    from omnicat.reporters import Report

LEVELS = {"never": None, **{str(severity): severity for severity in Severity}}


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Only these files and folders.", show_default=False)
    ] = None,
    changed: Annotated[
        str,
        typer.Option(
            "--changed-since", metavar="REV", help="Only what changed since a revision, and what depends on it."
        ),
    ] = "",
    select: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these rules or kinds.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Not these rules or kinds.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, then look again.")] = False,
    baseline: Annotated[
        str, typer.Option(metavar="use|ignore|update", help="The findings put aside in .omnicat-baseline.json.")
    ] = "use",
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", help="Exit 1 from this severity on: error, warning, note or never.")
    ] = "error",
    output_format: Annotated[
        list[str] | None, typer.Option("--output-format", metavar="FORMAT", help=f"{', '.join(REPORTER_NAMES)}.")
    ] = None,
    output: Annotated[
        list[str] | None, typer.Option(metavar="FORMAT=FILE", help="Write another format to a file.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every finding: notes, and more than 20 of a rule.")
    ] = False,
    now: Now = "",
    horizon: Horizon = "90d",
    workers: Workers = 0,
    cluster: Cluster = "",
) -> int:
    """Every finding of the catalog."""
    from omnicat.executor import executor_for
    from omnicat.pipeline import judge
    from omnicat.pipeline.linting import Terms, new_baseline
    from omnicat.policy import BASELINE_PATH

    session: Session = context.obj
    if baseline not in ("use", "ignore", "update"):
        raise OmnicatError(f"--baseline '{baseline}' is not known", "write use, ignore or update")
    if fail_on not in LEVELS:
        raise OmnicatError(f"--fail-on '{fail_on}' is not a severity", did_you_mean(fail_on, LEVELS))
    executor = context.with_resource(executor_for(workers, cluster))
    reports = [*map(_wanted, output_format or [_usual_format()]), *map(_wanted_file, output or ())]
    seen = gathered(session, now=now, horizon=horizon, executor=executor, render=False)
    terms = Terms(
        tuple(select or ()),
        tuple(ignore or ()),
        LEVELS[fail_on],
        _paths(session, paths, changed, seen),
        baseline == "use",
    )
    verdict = judge(seen, terms)
    if fix and _mend(session, verdict):
        seen = gathered(session, now=now, horizon=horizon, executor=executor, render=False)
        verdict = judge(seen, terms)
    if baseline == "update":
        _write_file(session.root / BASELINE_PATH, new_baseline(seen, verdict, terms))
        _say(session, f"The baseline now holds {counted(len(verdict.shown), 'finding')}: {BASELINE_PATH}")
        return int(Exit.CLEAN)
    said = _report(session, verdict, seen, reports, None if everything else 20)
    keep(session.arguments, seen, said, int(verdict.exit), until(seen, now))
    return int(verdict.exit)


def _paths(session: Session, paths: list[Path] | None, changed: str, seen: "Gathered") -> frozenset[str] | None:
    """The files that the run is about; None means all."""
    if not paths and not changed:
        return None
    from omnicat.pipeline.changing import bearing_on
    from omnicat.pipeline.linting import about_paths
    from omnicat.repository import changed_since

    wanted = None if not paths else about_paths(session.root, [session.start / path for path in paths], seen)
    if not changed:
        return wanted
    since = bearing_on(changed_since(session.root, changed), seen.results.rows, seen.findings)
    return wanted if since is None else since if wanted is None else since & wanted


def _mend(session: Session, verdict: "Verdict") -> int:
    """The number of findings mended."""
    from omnicat.pipeline.fixing import fixes

    count = 0
    for path, text, fixed in fixes(verdict.shown, session.root):
        _write_file(session.root / path, text.encode())
        count += len(fixed)
    if count:
        _say(session, f"Mended {counted(count, 'finding')}.")
    return count


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _wanted(text: str) -> tuple[str, str]:
    """A format and the file to write it to, '' for the terminal; refused before anything is done."""
    name, _, file = text.partition("=")
    if name not in REPORTER_NAMES:
        raise OmnicatError(f"output format '{name}' does not exist", did_you_mean(name, REPORTER_NAMES))
    return name, file


def _wanted_file(text: str) -> tuple[str, str]:
    if not text.partition("=")[2]:
        raise OmnicatError(f"--output '{text}' names no file", "write it as FORMAT=FILE")
    return _wanted(text)


def _report(
    session: Session, verdict: "Verdict", seen: "Gathered", reports: list[tuple[str, str]], limit: int | None
) -> str:
    """What was said on the terminal."""
    said = "".join(_written(session, verdict, seen, name, file, limit) for name, file in reports)
    sys.stdout.write(said)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if ("github", "") in reports and summary:
        from omnicat.reporters.github import step_summary

        with Path(summary).open("a", encoding="utf-8") as target:
            target.write(step_summary(_as_report(session, verdict, seen, limit, in_color=False)))
    return said


def _written(session: Session, verdict: "Verdict", seen: "Gathered", name: str, file: str, limit: int | None) -> str:
    """The report for the terminal; one for a file is written there."""
    from omnicat.reporters import show

    in_color = session.has_color and not file
    told = any(each.severity > Severity.NOTE or limit is None for each in verdict.shown)
    if session.is_quiet and not file and not told:
        return ""
    text = show(name, _as_report(session, verdict, seen, limit, in_color=in_color))
    if not file:
        return text
    _write_file(Path(file), text.encode())
    return ""


def _as_report(
    session: Session, verdict: "Verdict", seen: "Gathered", limit: int | None, *, in_color: bool
) -> "Report":
    from omnicat.pipeline import ALL_RULES
    from omnicat.reporters import Report

    settings = seen.opened.shop.model.settings
    return Report(
        verdict, __version__, settings.name or session.root.name, ALL_RULES, seen.opened.files.text, limit, in_color
    )


def _write_file(path: Path, content: bytes) -> None:
    from omnicat.outputs import write_file

    write_file(path, content)


def _say(session: Session, text: str) -> None:
    if not session.is_quiet:
        sys.stderr.write(text + "\n")
