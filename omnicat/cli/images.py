"""Make the images that channels show, and nothing else: what a build would make, so that the next one only copies."""

import sys
from functools import partial
from time import monotonic_ns
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat import __version__
from omnicat.cli.again import keep
from omnicat.cli.alone import alone
from omnicat.cli.running import Cluster, Now, Originals, Renditions, Workers, gathered, until
from omnicat.cli.session import Session
from omnicat.errors import Exit

if TYPE_CHECKING:
    from omnicat.looking.image_account import ImagesView
    from omnicat.pipeline import Gathered
    from omnicat.pipeline.picturing import Make
    from omnicat.policy import Verdict


def command(
    context: typer.Context,
    channels: Annotated[
        list[str] | None, typer.Argument(metavar="[CHANNEL…]", help="Only these channels.", show_default=False)
    ] = None,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
    workers: Workers = 0,
    cluster: Cluster = "",
    originals: Originals = "",
    renditions: Renditions = "",
) -> int:
    """Renditions alone."""
    from omnicat.executor import executor_for
    from omnicat.looking.image_account import as_again
    from omnicat.originals import NOT_IN_STORE
    from omnicat.pipeline import judge
    from omnicat.pipeline.building import model_is_broken
    from omnicat.pipeline.linting import Terms
    from omnicat.renditions import Elsewhere, make

    session: Session = context.obj
    executor = context.with_resource(executor_for(workers, cluster))
    making = partial(make, executor=executor, elsewhere=Elsewhere(originals, renditions))
    with alone(session.root):
        asked = tuple(channels or ())
        seen = gathered(session, now=now, horizon="90d", executor=executor, channels=asked, render=True, fetches=True)
        verdict = judge(seen, Terms())
        if model_is_broken(verdict):
            return _refuse(session, verdict)
        view = _made(session, seen, verdict, making)
        if not any(each.rule == NOT_IN_STORE.id for each in view.refused):
            again = _said(session, as_again(view), is_json=is_json)
            keep(session.arguments, seen, again, _exit(view), until(seen, now))
    sys.stdout.write(_said(session, view, is_json=is_json))
    return _exit(view)


def _made(session: Session, seen: "Gathered", verdict: "Verdict", make: "Make") -> "ImagesView":
    from omnicat.looking.image_account import account_of
    from omnicat.pipeline.picturing import picture

    start = monotonic_ns()
    with session.progress("Images") as progress:
        pictured = picture(seen, verdict, partial(make, progress=progress))
    return account_of(seen, pictured, (monotonic_ns() - start) // 1_000_000)


def _said(session: Session, view: "ImagesView", *, is_json: bool) -> str:
    if is_json:
        from omnicat.looking import as_json
        from omnicat.reporters.escaping import json_text

        return json_text(as_json("images", view))
    if session.is_quiet and not view.is_partial:
        return ""
    from omnicat.cli.images_page import show_images

    console = session.console()
    with console.capture() as said:
        show_images(console, view)
    return said.get()


def _exit(view: "ImagesView") -> int:
    return int(Exit.PARTIAL if view.is_partial else Exit.CLEAN)


def _refuse(session: Session, verdict: "Verdict") -> int:
    from omnicat.pipeline import ALL_RULES
    from omnicat.pipeline.building import in_the_way
    from omnicat.reporters import Report, show

    told = Report(in_the_way(verdict), __version__, rules=ALL_RULES, color=session.has_color)
    sys.stdout.write(show("concise", told))
    sys.stderr.write("No images were made: mend the catalog's model first.\n")
    return int(Exit.FINDINGS)
