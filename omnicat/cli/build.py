"""Check, make images and feeds into dist/, write the manifest and the report."""

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat import __version__
from omnicat.cli.again import keep
from omnicat.cli.alone import alone
from omnicat.cli.running import Cluster, Horizon, Now, Originals, Renditions, Workers, gathered, until
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError

if TYPE_CHECKING:
    from omnicat.executor import Executor
    from omnicat.manifest import Manifest
    from omnicat.pipeline import Built, Gathered
    from omnicat.pipeline.building import Place
    from omnicat.pipeline.picturing import Pictured
    from omnicat.policy import Verdict
    from omnicat.renditions import Elsewhere
    from omnicat.repository import Commit

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
    as_of: Annotated[
        str,
        typer.Option("--as-of", metavar="REV", help="Build the catalog as a commit has it, and leave dist/ as it is."),
    ] = "",
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where --as-of builds (default: .omnicat/as-of/COMMIT).", show_default=False),
    ] = None,
    other: Annotated[
        str,
        typer.Option("--diff", metavar="REV", help="With --as-of: build nothing, compare the feeds of both commits."),
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="What --diff found, for programs.")] = False,
) -> int:
    """The whole job."""
    from omnicat.cli.build_compared import compare
    from omnicat.executor import executor_for
    from omnicat.pipeline.building import exit_of
    from omnicat.pipeline.unchanged import inputs_of, nothing_changed
    from omnicat.renditions import Elsewhere
    from omnicat.repository import head

    session: Session = context.obj
    root, asked = session.root, tuple(channels or ())
    if (into or other) and not as_of:
        option = "--into" if into else "--diff"
        raise OmnicatError(f"{option} is for --as-of", "name a commit, such as `--as-of HEAD~1`")
    if json and not other:
        raise OmnicatError("--json is for --diff", "read dist/manifest.json, which tells what was built")
    if other:
        return compare(session, (as_of, other), asked, now, json=json)
    executor = context.with_resource(executor_for(workers, cluster))
    look = partial(
        gathered, session, now=now, horizon=horizon, executor=executor, channels=asked, render=True, fetches=True
    )
    make = partial(_built, session, channels=asked, executor=executor, elsewhere=Elsewhere(originals, renditions))
    if as_of:
        if originals:
            raise OmnicatError("--originals names a copy of what is in assets/ now", "leave it out with --as-of")
        return _as_of(session, as_of, into, look, make)
    with alone(root):
        seen = look()
        inputs, commit = inputs_of(seen, asked), head(root, PLACES)
        old = None if force else nothing_changed(root, inputs, commit)
        if old:
            said = _nothing_changed(session, old)
            sys.stdout.write(said)
            keep(session.arguments, seen, said, int(exit_of(old)), until(seen, now))
            return int(exit_of(old))
        built = make(seen, commit=commit)
        if not built.refused and built.manifest.inputs:
            said = _nothing_changed(session, built.manifest)
            keep(session.arguments, seen, said, int(built.exit), until(seen, now))
    _tell(session, built)
    return int(built.exit)


def _as_of(
    session: Session, revision: str, into: Path | None, look: "Callable[..., Gathered]", make: "Callable[..., Built]"
) -> int:
    from omnicat.cli.build_elsewhere import place_of, shown
    from omnicat.pipeline import open_at
    from omnicat.repository import Commit

    root = session.root
    with alone(root):
        with session.progress("Photos") as progress:
            opened = open_at(root, revision, progress, fetches=True)
        commit = opened.files.commit
        place = place_of(root, commit, session.start / into if into else None)
        built = make(look(opened=opened), commit=Commit(commit), into=place)
    _tell(session, built, shown(place, session.start))
    return int(built.exit)


def _built(
    session: Session,
    seen: "Gathered",
    *,
    channels: tuple[str, ...],
    executor: "Executor",
    elsewhere: "Elsewhere",
    commit: "Commit",
    into: "Place | None" = None,
) -> "Built":
    from omnicat.pipeline import build
    from omnicat.pipeline.linting import Terms
    from omnicat.pipeline.unchanged import inputs_of

    with session.progress("Images") as progress:
        return build(
            seen,
            Terms(),
            inputs=inputs_of(seen, channels),
            commit=commit,
            reports=partial(_reports, seen=seen),
            executor=executor,
            elsewhere=elsewhere,
            progress=progress,
            into=into,
        )


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


def _tell(session: Session, built: "Built", where: str = "dist") -> None:
    from omnicat.cli import built as page

    if built.refused:
        from omnicat.pipeline import ALL_RULES
        from omnicat.pipeline.building import in_the_way
        from omnicat.reporters import Report, show

        told = Report(in_the_way(built.verdict), __version__, rules=ALL_RULES, color=session.has_color)
        sys.stdout.write(show("concise", told))
        sys.stderr.write("Nothing was built: mend the catalog's model first.\n")
    elif not session.is_quiet or built.exit != Exit.CLEAN:
        page.show(session, built, where)


def _nothing_changed(session: Session, manifest: "Manifest") -> str:
    counts = f"{counted(len(manifest.feeds), 'feed')} and {counted(len(manifest.files), 'file')}"
    return "" if session.is_quiet else f"Nothing changed: {counts} in dist/ are up to date.\n"
