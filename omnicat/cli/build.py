"""Check, make images and feeds into dist/, write the manifest and the report."""

import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat import __version__
from omnicat.cli.again import keep
from omnicat.cli.alone import alone
from omnicat.cli.running import Cluster, Horizon, Now, Originals, Renditions, Workers, gathered, until
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit

if TYPE_CHECKING:
    from omnicat.manifest import Manifest
    from omnicat.pipeline import Built, Gathered
    from omnicat.pipeline.picturing import Pictured
    from omnicat.policy import Verdict

PLACES = ("catalog", "assets", "channel_profiles", "tables", "templates", "specs")


def command(
    context: typer.Context,
    channels: Annotated[
        list[str] | None, typer.Argument(metavar="[CHANNEL…]", help="Only these channels.", show_default=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Do all the work even if nothing changed.")] = False,
    now: Now = "",
    horizon: Horizon = "90d",
    workers: Workers = 0,
    cluster: Cluster = "",
    originals: Originals = "",
    renditions: Renditions = "",
) -> int:
    """The whole job."""
    from omnicat.executor import executor_for
    from omnicat.pipeline import build
    from omnicat.pipeline.building import exit_of
    from omnicat.pipeline.linting import Terms
    from omnicat.pipeline.unchanged import inputs_of, nothing_changed
    from omnicat.renditions import Elsewhere
    from omnicat.repository import head

    session: Session = context.obj
    root, asked = session.root, tuple(channels or ())
    executor = context.with_resource(executor_for(workers, cluster))
    elsewhere = Elsewhere(originals, renditions)
    with alone(root):
        seen = gathered(session, now=now, horizon=horizon, executor=executor, channels=asked, render=True)
        inputs, commit = inputs_of(seen, asked), head(root, PLACES)
        old = None if force else nothing_changed(root, inputs, commit)
        if old:
            said = _nothing_changed(session, old)
            sys.stdout.write(said)
            keep(session.arguments, seen, said, int(exit_of(old)), until(seen, now))
            return int(exit_of(old))
        with session.progress("Images") as progress:
            make = partial(build, executor=executor, elsewhere=elsewhere, progress=progress)
            reports = partial(_reports, seen=seen)
            built = make(seen, Terms(), inputs=inputs, commit=commit, reports=reports)
        if not built.refused and built.manifest.inputs:
            said = _nothing_changed(session, built.manifest)
            keep(session.arguments, seen, said, int(built.exit), until(seen, now))
    _tell(session, built)
    return int(built.exit)


def _reports(verdict: "Verdict", pictured: "Pictured", seen: "Gathered") -> Mapping[str, bytes]:
    from omnicat.pipeline import ALL_RULES
    from omnicat.pipeline.outcomes import outcomes_of
    from omnicat.reporters import ImageCount, Original, Report, show

    name = seen.opened.shop.model.settings.name
    counts = tuple(ImageCount(each.channel, each.needed, each.refused) for each in pictured.channels)
    originals = tuple(
        Original(each.path, each.kind, each.outcome, each.renditions, each.rule, each.reason)
        for each in outcomes_of(seen, pictured, verdict.findings)
    )
    report = Report(verdict, __version__, name, ALL_RULES, seen.opened.files.text, images=counts, originals=originals)
    return {f"report.{ending}": show(ending, report).encode() for ending in ("html", "json")}


def _tell(session: Session, built: "Built") -> None:
    from omnicat.cli import built as page

    if built.refused:
        from omnicat.pipeline import ALL_RULES
        from omnicat.reporters import Report, show

        sys.stdout.write(show("concise", Report(built.verdict, __version__, rules=ALL_RULES, color=session.has_color)))
        sys.stderr.write("Nothing was built: mend the catalog's model first.\n")
    elif not session.is_quiet or built.exit != Exit.CLEAN:
        page.show(session, built)


def _nothing_changed(session: Session, manifest: "Manifest") -> str:
    counts = f"{counted(len(manifest.feeds), 'feed')} and {counted(len(manifest.files), 'file')}"
    return "" if session.is_quiet else f"Nothing changed: {counts} in dist/ are up to date.\n"
