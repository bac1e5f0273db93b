"""The originals that no product uses; `--delete` takes away those that git can bring back: a plan first, done with --apply."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.assets_here import library_here
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.looking.asset_search import AssetQuery, row_of, search_assets
from omnicat.looking.plain import as_json
from omnicat.looking.sizes import size_in_words
from omnicat.reporters.escaping import json_text

if TYPE_CHECKING:
    from omnicat.editing.asset_removal import Removal
    from omnicat.looking.asset_library import Library
    from omnicat.looking.asset_search import AssetRow


def command(
    context: typer.Context,
    is_deletion: Annotated[
        bool, typer.Option("--delete", help="Plan to delete those that git has just as they are.")
    ] = False,
    is_applied: Annotated[bool, typer.Option("--apply", help="With --delete: do it.")] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Originals nobody uses."""
    session: Session = context.obj
    if is_applied and not is_deletion:
        raise OmnicatError("--apply is for --delete", "say `omnicat assets unused --delete --apply`")
    library = library_here(session, "")
    unused = search_assets(AssetQuery(is_unused=True), library)
    rows = [row_of(each, library) for each in unused if each.path not in library.on_purpose]
    if is_deletion and rows:
        return _delete(session, rows, library, is_applied=is_applied)
    if is_json:
        sys.stdout.write(json_text(as_json("assets", rows)))
    elif not session.is_quiet or rows:
        _tell(session, rows, library)
    return int(Exit.CLEAN)


def _tell(session: Session, rows: Sequence["AssetRow"], library: "Library") -> None:
    from rich.text import Text

    from omnicat.cli.assets_page import show_rows_of

    console = session.console()
    if rows:
        show_rows_of(console, rows)
        size = size_in_words(sum(each.size for each in rows))
        console.print(
            Text(
                f"\n{counted(len(rows), 'original')}, {size}, used by no product{_aside(library, '; and')}.",
                style="dim",
            )
        )
    else:
        said = f"Every original is used{_aside(library, ', but for')}."
        console.print(Text.assemble(("✓ ", "bold green"), said))
    if library.unread:
        said = f"{counted(library.unread, 'product file')} can't be read and may use some of them: `omnicat lint`"
        console.print(Text.assemble(("note: ", "blue"), said))


def _aside(library: "Library", joint: str) -> str:
    count = len(library.on_purpose)
    return f"{joint} {count:,} that the lint settings put aside" if count else ""


def _delete(session: Session, rows: Sequence["AssetRow"], library: "Library", *, is_applied: bool) -> int:
    from omnicat.editing.asset_removal import plan_removal, remove

    if library.unread:
        raise OmnicatError(
            f"{counted(library.unread, 'product file')} can't be read, and may use some of them",
            "mend that first: `omnicat lint catalog/products`",
        )
    if not library.is_sound:
        raise OmnicatError(
            "the catalog's model or a channel is broken, and may use some of them", "mend that first: `omnicat lint`"
        )
    removal = plan_removal([each.path for each in rows], session.root)
    if is_applied:
        remove(removal, session.root)
    _tell_removal(session, removal, is_applied=is_applied)
    return int(Exit.FINDINGS if removal.staying and not removal.files else Exit.CLEAN)


def _tell_removal(session: Session, removal: "Removal", *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    for file in () if session.is_quiet else removal.files:
        console.print(Text.assemble(("- ", "red"), safe(file)))
    for path in removal.staying:
        console.print(
            Text.assemble(("= ", "dim"), safe(f"assets/{path}"), ("  stays: git does not have it so", "yellow"))
        )
    if session.is_quiet:
        return
    if is_applied and removal.files:
        said = f"Deleted: {counted(len(removal.files), 'file')}. `git restore assets` brings them back."
        console.print(Text.assemble(("✓ ", "bold green"), said))
    elif removal.files:
        console.print(Text.assemble("Nothing is deleted yet: run it again with ", ("--apply", "bold cyan")))
    else:
        console.print("Nothing is deleted: commit what is to go first, so that git can bring it back.")
