"""What changed about a product, by commit: who, when, old and new, approved by whom."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.looking.history import LogQuery, log, subject_of
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    sku: Annotated[str, typer.Argument(metavar="SKU", help="A product or a variant, also one that is gone.")],
    attribute: Annotated[
        str,
        typer.Option(
            "--attribute", "-a", metavar="NAME", help="Only this attribute; also a role, a type of link, or status."
        ),
    ] = "",
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="Only what is said in this locale.")] = "",
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help="Only what this channel says its own way.")] = "",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Written at or after this instant: 2026-08-01, or with a time; UTC.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Written at or before this instant; a day counts to its end.")
    ] = "",
    most: Annotated[int, typer.Option("-n", "--most", metavar="N", min=0, help="So many commits; 0 is all.")] = 0,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Tell what changed."""
    session: Session = context.obj
    query = LogQuery(attribute, locale, channel, since, until, most)
    found = log(subject_of(sku, session.root), query)
    if is_json:
        sys.stdout.write(json_text(as_json("log", found)))
    else:
        from omnicat.cli.log_page import show_log

        show_log(session.console(), found, is_narrowed=bool(attribute or locale or channel))
    return int(Exit.CLEAN)
