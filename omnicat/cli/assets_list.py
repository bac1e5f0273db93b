"""Find originals: by words, kind, role, status, tag, what they lack, or an expression over what is known of them.

`--select` takes any expression, such as `status == 'draft' and width < 1000` or `used > 1 and not alt`. It may ask for
path, name, folder, kind, format, width, height, pixels, longest, shortest, size, status, title, alt, tags, made_for,
shows, people, without_release, creator, licence, since, expires, regions, channels, source_type, is_broken, has_alpha,
has_profile, mode, duration, pages and looks; for products, used (how many), roles, findings (how many) and rules.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.assets_here import Select, library_here
from omnicat.cli.running import Now, Workers, day, days
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking.asset_search import AssetQuery, row_of, search_assets
from omnicat.looking.plain import as_json
from omnicat.reporters.escaping import json_text

if TYPE_CHECKING:
    from omnicat.looking.asset_search import AssetRow


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT…]", help="Words in a path, title or tag; all of them.", show_default=False),
    ] = None,
    select: Select = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="image, video, document or model.")] = "",
    role: Annotated[str, typer.Option(metavar="ROLE", help="Used, or made, for this role.")] = "",
    status: Annotated[str, typer.Option(metavar="STATUS", help="draft, in_review, approved or retired.")] = "",
    tag: Annotated[str, typer.Option(metavar="TAG", help="With this tag.")] = "",
    is_unused: Annotated[bool, typer.Option("--unused", help="That no product uses.")] = False,
    lacks_alt: Annotated[
        bool, typer.Option("--missing-alt", help="Pictures whose record lacks alt text in a locale.")
    ] = False,
    expiring: Annotated[
        str, typer.Option(metavar="DAYS", help="Whose rights end within so many days, such as 30d, or have ended.")
    ] = "",
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Find originals."""
    session: Session = context.obj
    soon = days(expiring, "--expiring") if expiring else None
    library = library_here(session, now, workers)
    asked = AssetQuery(tuple(words or ()), kind, role, status, tag, is_unused, lacks_alt, soon, day(now), select)
    rows = [row_of(each, library) for each in search_assets(asked, library)]
    if is_json:
        sys.stdout.write(json_text(as_json("assets", rows)))
    elif rows:
        _show(session, rows)
    elif not session.is_quiet:
        sys.stderr.write("no originals match\n")
    return int(Exit.CLEAN)


def _show(session: Session, rows: Sequence["AssetRow"]) -> None:
    from omnicat.cli.assets_page import show_rows_of

    show_rows_of(session.console(), rows, has_sum=not session.is_quiet)
