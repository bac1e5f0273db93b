"""Look at everything and say what is wrong, where, and what to do."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat import __version__
from omnicat.cli.again import keep
from omnicat.cli.formats import Output
from omnicat.cli.reporting import FEW, Everything, Ignore, OutputFormat, Select, report_formats, tell
from omnicat.cli.running import Cluster, Horizon, Now, Workers, gathered, until
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import Severity, did_you_mean

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
    select: Select = None,
    ignore: Ignore = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, then look again.")] = False,
    baseline: Annotated[
        str, typer.Option(metavar="use|ignore|update", help="The findings put aside in .omnicat-baseline.json.")
    ] = "use",
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", help="Exit 1 from this severity on: error, warning, note or never.")
    ] = "error",
    output_format: OutputFormat = None,
    output: Output = None,
    everything: Everything = False,
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
    formats = report_formats(output_format, output)
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
    limit = None if everything else FEW
    said = tell(session, verdict, formats, lambda color: _report(session, verdict, seen, limit, color=color), limit)
    keep(session.arguments, seen, said, int(verdict.exit), until(seen, now))
    return int(verdict.exit)


def _paths(session: Session, paths: list[Path] | None, changed: str, seen: "Gathered") -> frozenset[str] | None:
    """The files that the run is about; None means all."""
    if not paths and not changed:
        return None
    from omnicat.pipeline.changing import bearing_on
    from omnicat.pipeline.linting import about_paths, with_originals
    from omnicat.repository import changed_since

    wanted = None if not paths else about_paths(session.root, [session.start / path for path in paths], seen)
    if not changed:
        return wanted
    since = bearing_on(changed_since(session.root, changed), seen.results.rows, seen.findings)
    if since is None:
        return wanted
    since = with_originals(since, seen)
    return since if wanted is None else since & wanted


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


def _report(session: Session, verdict: "Verdict", seen: "Gathered", limit: int | None, *, color: bool) -> "Report":
    from omnicat.pipeline import ALL_RULES
    from omnicat.reporters import Report
    from omnicat.repository.places import top_of

    name, root = seen.opened.shop.model.settings.name or session.root.name, str(session.root)
    folder = root.removeprefix(top_of(root)).strip("/")
    return Report(verdict, __version__, name, ALL_RULES, seen.opened.files.text, limit, color, folder=folder)


def _write_file(path: Path, content: bytes) -> None:
    from omnicat.outputs import write_file

    write_file(path, content)


def _say(session: Session, text: str) -> None:
    if not session.is_quiet:
        sys.stderr.write(text + "\n")
