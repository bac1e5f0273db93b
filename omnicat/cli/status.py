"""How complete each channel is in its locale, what is missing most, and what to fix first."""

import sys
from typing import Annotated

import typer

from omnicat.cli.running import Now, Workers, gathered, usable
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking import as_json, status_of_channels
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    channels: Annotated[
        list[str] | None, typer.Argument(metavar="[CHANNEL…]", help="Only these channels.", show_default=False)
    ] = None,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Show completeness."""
    from omnicat.executor import executor_for

    session: Session = context.obj
    seen = gathered(
        session,
        now=now,
        horizon="0d",
        executor=executor_for(workers),
        channels=tuple(channels or ()),
        render=True,
        opened=usable(session),
    )
    status = status_of_channels(seen)
    if is_json:
        sys.stdout.write(json_text(as_json("status", status)))
    else:
        from omnicat.cli.status_page import show_status

        show_status(session.console(), status)
    return int(Exit.CLEAN)
