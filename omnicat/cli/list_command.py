"""Find products: by words in SKU, name or GTIN, by family, category or status, by what they lack, by an expression."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from omnicat.cli.running import Now, Workers, day, usable
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.executor import usual_workers
from omnicat.looking import Query, Row, as_json, search
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT…]", help="Words in a SKU, name or GTIN; all of them.", show_default=False),
    ] = None,
    family: Annotated[str, typer.Option(metavar="FAMILY", help="Of this family.")] = "",
    category: Annotated[str, typer.Option(metavar="PATH", help="In this category or below it.")] = "",
    status: Annotated[str, typer.Option(metavar="STATUS", help="draft, active or retired.")] = "",
    channel: Annotated[str, typer.Option(metavar="CHANNEL", help="That this channel takes.")] = "",
    missing: Annotated[
        str, typer.Option(metavar="ATTRIBUTE", help="That lack this attribute; with --channel, that lack it there.")
    ] = "",
    where: Annotated[
        str,
        typer.Option(metavar="EXPRESSION", help="For which this is true, such as \"brand == 'Acme' and not gtin\"."),
    ] = "",
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Find products."""
    session: Session = context.obj
    opened = usable(session, only_known=not channel)
    query = Query(tuple(words or ()), family, category, status, channel, missing, where)
    rows = search(query, opened, day(now), workers or usual_workers())
    if is_json:
        sys.stdout.write(json_text(as_json("products", rows)))
    elif rows:
        _show(session, rows)
    elif not session.is_quiet:
        sys.stderr.write("no products match\n")
    return int(Exit.CLEAN)


def _show(session: Session, rows: Sequence[Row]) -> None:
    from rich.text import Text

    from omnicat.cli.product_page import STATUS_STYLES
    from omnicat.cli.table import safe, show_rows

    console = session.console()
    shown = [
        (
            safe(row.sku, "bold cyan"),
            safe(row.name),
            safe(row.family),
            Text(row.status, style=STATUS_STYLES[row.status]),
            Text(f"{row.variants}" if row.variants else "–", style="" if row.variants else "dim"),
            safe(row.price or "–", "" if row.price else "dim"),
            Text("–" if row.complete is None else f"{row.complete}%", style=_style(row.complete)),
        )
        for row in rows
    ]
    show_rows(
        console,
        ("SKU", "Name", "Family", "Status", "Variants", "Price", "Complete"),
        shown,
        right=("Variants", "Price", "Complete"),
    )
    if console.is_terminal and not session.is_quiet:
        console.print(Text(f"{len(rows):,} product{'' if len(rows) == 1 else 's'}", style="dim"))


def _style(complete: int | None) -> str:
    if complete is None:
        return "dim"
    return "green" if complete == 100 else "yellow" if complete >= 80 else "red"
