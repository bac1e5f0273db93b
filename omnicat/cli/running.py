"""What the commands that look at the whole catalog share: opening it, working on it, and the options for that."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import OmnicatError

if TYPE_CHECKING:
    from omnicat.executor import Executor
    from omnicat.pipeline import Gathered, Opened

Now = Annotated[
    str, typer.Option("--now", metavar="DATE", help="The day rules are judged by, YYYY-MM-DD (default: today).")
]
Horizon = Annotated[
    str, typer.Option(metavar="DAYS", help="Warn of rules that start within so many days, such as 90d.")
]
Workers = Annotated[int, typer.Option(metavar="N", min=0, help="Processes to use; 0 is one for each core.")]
Cluster = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Use a dask cluster: tcp://host:8786, or local:4 for four workers here."),
]
Originals = Annotated[
    str, typer.Option(metavar="URL", help="A copy of assets/ that the cluster's workers read: s3://bucket/folder.")
]
Renditions = Annotated[
    str, typer.Option(metavar="URL", help="Where renditions are shared with other machines: s3://bucket/folder.")
]


def gathered(
    session: Session,
    *,
    now: str,
    horizon: str,
    executor: "Executor",
    channels: tuple[str, ...] = (),
    render: bool,
    fetches: bool = False,
    opened: "Opened | None" = None,
) -> "Gathered":
    """The catalog opened and every product worked on, with a progress bar. With `fetches` originals that nobody looked at
    yet come from the object store.
    """
    from omnicat.pipeline import gather, open_catalog
    from omnicat.pipeline.gathering import Options

    if opened is None:
        with session.progress("Photos") as progress:
            opened = open_catalog(session.root, progress, fetches=fetches)
    with session.progress("Products") as progress:
        options = Options(
            day(now), days(horizon), executor=executor, channels=channels, render=render, progress=progress
        )
        return gather(opened, options)


def usable(session: Session, *, only_known: bool = False) -> "Opened":
    """The catalog, for commands that don't tell findings, with a progress bar for originals that nobody looked at yet;
    with `only_known` nobody looks at them now.
    """
    from omnicat.pipeline import open_usable

    with session.progress("Photos") as progress:
        return open_usable(session.root, progress, only_known=only_known)


def until(seen: "Gathered", now: str) -> str:
    """The day from which a run on the same files may find something else, YYYY-MM-DD."""
    from omnicat.pipeline.keys import next_change

    return "9999-12-31" if now else min(next_change(seen.plan), seen.until)


def day(text: str) -> date:
    """A day as it is written, or today."""
    if not text:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OmnicatError(f"--now '{text}' is not a day", "write it as YYYY-MM-DD") from None


def days(text: str, option: str = "--horizon") -> int:
    """A number of days, with or without a `d` behind it."""
    number = text.removesuffix("d")
    if not number.isdigit():
        raise OmnicatError(f"{option} '{text}' is not a number of days", "write it as 90d")
    return int(number)
