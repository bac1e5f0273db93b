"""Where a value comes from: every place that was looked in, which one won, and who wrote it when."""

import sys
from typing import Annotated

import typer

from omnicat.cli.running import Now, day, usable
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking import answer, as_json, find_sku, read_question
from omnicat.pipeline import on_day
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="SKU.ATTRIBUTE[@CHANNEL[/LOCALE]]", help="Such as TEE-1.name@google-us.")
    ],
    name: Annotated[
        str, typer.Argument(metavar="[FIELD@CHANNEL]", help="A field of a channel, with the SKU alone before it.")
    ] = "",
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
) -> int:
    """Explain a value."""
    session: Session = context.obj
    opened = on_day(usable(session), day(now))
    question = read_question(target, name, opened)
    found = answer(question, find_sku(question.sku, opened), opened)
    if is_json:
        sys.stdout.write(json_text(as_json("why", found)))
    else:
        from omnicat.cli.why_page import show_answer

        show_answer(session.console(), found)
    return int(Exit.CLEAN)
