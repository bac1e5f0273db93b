"""A contact sheet to look at: originals side by side, with size, status, who uses them and what is wrong.

`--output sheet.html` is a page that needs nothing else; `sheet.jpg` or `sheet.png` is a picture. Many originals make
several pages: sheet.html, sheet-2.html…
"""

from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.assets_here import Select, library_here
from omnicat.cli.running import Now, Workers
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.executor import usual_workers

ENDINGS = (".html", ".htm", ".jpg", ".jpeg", ".png")


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT…]", help="Words in a path, title or tag; all of them.", show_default=False),
    ] = None,
    select: Select = "",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="An .html, .jpg or .png file.")] = Path(
        "sheet.html"
    ),
    now: Now = "",
    workers: Workers = 0,
) -> int:
    """Originals side by side."""
    from omnicat.looking.asset_search import AssetQuery, search_assets
    from omnicat.looking.sheets import write_sheet

    session: Session = context.obj
    target = session.start / output
    _check(target, session.root)
    library = library_here(session, now, workers)
    assets = search_assets(AssetQuery(words=tuple(words or ()), select=select), library)
    if not assets:
        raise OmnicatError("no originals match", "see what there is with `omnicat assets list`")
    with session.progress("Originals") as progress:
        written = write_sheet(target, assets, library, workers=workers or usual_workers(), progress=progress)
    if not session.is_quiet:
        from rich.text import Text

        from omnicat.cli.table import safe

        pages = "" if len(written) == 1 else f" and {counted(len(written) - 1, 'more page')}"
        said = (("✓ ", "bold green"), f"{counted(len(assets), 'original')} in ", safe(written[0], "cyan"), pages)
        session.console().print(Text.assemble(*said))
    return int(Exit.CLEAN)


def _check(target: Path, root: Path) -> None:
    if target.suffix.lower() not in ENDINGS:
        raise OmnicatError(f"'{target.name}' is no kind of sheet", "name a file that ends with .html, .jpg or .png")
    if target.resolve().is_relative_to((root / "assets").resolve()):
        raise OmnicatError(f"'{target}' would be an original itself", "write the sheet outside of assets/")
