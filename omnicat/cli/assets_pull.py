"""Originals that only the object store has, fetched and kept by content, so that a build needs no network."""

import typer

from omnicat.cli.assets_here import Paths
from omnicat.cli.assets_push import NO_PLACE, SAY_ONE, named
from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.looking.sizes import size_in_words


def command(context: typer.Context, paths: Paths = None) -> int:
    """Originals from the object store."""
    from rich.text import Text

    from omnicat.cli.table import safe
    from omnicat.pipeline import open_usable
    from omnicat.pipeline.bringing import ORIGINALS
    from omnicat.renditions.kept_originals import bring, missing_here

    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    place = opened.shop.model.settings.originals
    assets = {each.path: each for each in named(opened, paths or (), session) if each.elsewhere}
    if assets and not place:
        raise OmnicatError(NO_PLACE, SAY_ONE)
    folder = session.root / ORIGINALS
    missing = missing_here({path: each.digest for path, each in assets.items()}, folder)
    with session.progress("Originals") as progress:
        problems = bring(missing, place, folder, progress)
    for path, problem in sorted(problems.items()):
        session.console(stderr=True).print(Text.assemble(("error: ", "bold red"), safe(path, "bold"), f": {problem}"))
    if not session.is_quiet:
        fetched = [assets[path] for path in missing if path not in problems]
        size = size_in_words(sum(each.size for each in fetched))
        here = len(assets) - len(missing)
        session.console().print(f"{counted(len(fetched), 'original')} fetched, {size}; {here:,} were here already.")
    return int(Exit.FINDINGS if problems else Exit.CLEAN)
