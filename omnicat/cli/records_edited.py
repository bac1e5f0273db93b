"""What `tag` and `approve` share: which originals are meant, the records that change shown, and written."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError

if TYPE_CHECKING:
    from omnicat.editing import Edited, Refused
    from omnicat.model.asset import Asset
    from omnicat.repository import Version

SHOWN = 20
"""So many files are shown on a terminal."""


def chosen(session: Session, paths: Sequence[str], select: str) -> "tuple[tuple[Asset, ...], Version]":
    """The originals that paths and expression name, and the files of the catalog. Raises OmnicatError where none is."""
    from omnicat.cli.assets_here import library_here
    from omnicat.looking.asset_names import assets_named
    from omnicat.looking.asset_search import AssetQuery, search_assets
    from omnicat.pipeline import open_usable

    if not paths and not select:
        raise OmnicatError("no original is named", "name files or folders of assets/, or say which with --select")
    if not select:
        opened = open_usable(session.root, only_known=True)
        assets = opened.shop.model.assets
        named = assets_named(paths, assets, session.start, session.root)
        return tuple(assets[path] for path in named), opened.files
    library = library_here(session, "")
    found = search_assets(AssetQuery(select=select), library)
    if paths:
        among = set(assets_named(paths, library.assets, session.start, session.root))
        found = tuple(each for each in found if each.path in among)
    if not found:
        raise OmnicatError(
            f"no original fits --select '{select}'", "see which do with `omnicat assets list --select …`"
        )
    return found, library.gathered.opened.files


def settle(session: Session, edited: "Sequence[Edited]", refused: "Sequence[Refused]", *, is_applied: bool) -> int:
    """Writes the records where that is asked for and nothing is refused; tells what changes; the exit code."""
    from omnicat.importers import Plan, PlannedFile, apply_plan

    if refused:
        _refuse(session, refused)
        return int(Exit.FINDINGS)
    if is_applied and edited:
        files = (PlannedFile(each.path, each.after.encode(), "changed" if each.before else "new") for each in edited)
        apply_plan(Plan(tuple(files)), session.root)
    if not session.is_quiet:
        _tell(session, edited, is_applied=is_applied)
    return int(Exit.CLEAN)


def _refuse(session: Session, refused: "Sequence[Refused]") -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console(stderr=True)
    for each in refused:
        console.print(Text.assemble(("error: ", "bold red"), safe(each.written, "bold"), ": ", safe(each.message)))
        if each.hint:
            console.print(Text.assemble(("hint: ", "cyan"), safe(each.hint)))
    console.print("Nothing is written.")


def _tell(session: Session, edited: "Sequence[Edited]", *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.difference import show_difference

    console = session.console()
    most = SHOWN if console.is_terminal else len(edited)
    for each in edited[:most]:
        show_difference(console, each.path, each.before, each.after)
    if len(edited) > most:
        console.print(Text(f"… and {len(edited) - most:,} more records", style="dim"))
    if not edited:
        sys.stdout.write("Nothing to change: the records say so already.\n")
    elif is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), f"Written: {counted(len(edited), 'record')}."))
    else:
        console.print(
            Text.assemble(
                f"Nothing is written yet ({counted(len(edited), 'record')}): run it again with ",
                ("--apply", "bold cyan"),
            )
        )
