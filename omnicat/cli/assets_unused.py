"""The originals that no product uses; `--delete` takes away those that git can bring back: a plan first, done with --apply."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.assets_here import library_here
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit
from omnicat.looking.asset_search import AssetQuery, row_of, search_assets
from omnicat.looking.plain import as_json
from omnicat.reporters.escaping import json_text

if TYPE_CHECKING:
    from omnicat.looking.asset_library import Library
    from omnicat.looking.asset_search import AssetRow


def command(
    context: typer.Context,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Originals nobody uses."""
    session: Session = context.obj
    library = library_here(session, "")
    rows = [row_of(each, library) for each in search_assets(AssetQuery(is_unused=True), library)]
    if is_json:
        sys.stdout.write(json_text(as_json("assets", rows)))
    elif not session.is_quiet or rows:
        _tell(session, rows, library)
    return int(Exit.CLEAN)


def _tell(session: Session, rows: Sequence["AssetRow"], library: "Library") -> None:
    from rich.text import Text

    from omnicat.cli.assets_here import bytes_in_words
    from omnicat.cli.assets_page import show_rows_of

    console = session.console()
    if rows:
        show_rows_of(console, rows)
        size = bytes_in_words(sum(each.size for each in rows))
        console.print(Text(f"\n{counted(len(rows), 'original')}, {size}, used by no product.", style="dim"))
    else:
        console.print(Text.assemble(("✓ ", "bold green"), "Every original is used."))
    if library.unread:
        said = f"{counted(library.unread, 'product file')} can't be read and may use some of them: `omnicat lint`"
        console.print(Text.assemble(("note: ", "blue"), said))
