"""What omnicat keeps between runs, in `.omnicat/`: how much, carried to another machine, made smaller, or forgotten."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean

if TYPE_CHECKING:
    from omnicat.cache import State

ACTIONS = ("show", "export", "import", "prune", "clear")


def command(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="ACTION", help="show, export, import, prune or clear.")] = "show",
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="What to export to, or to import.", show_default=False)
    ] = None,
    keep: Annotated[
        int, typer.Option(metavar="N", min=1, help="With prune: so many results of each file are kept.")
    ] = 3,
) -> int:
    """Look after what is kept between runs; losing it only costs time."""
    from omnicat.cache.carrying import carry_in, carry_out
    from omnicat.cache.pruning import size_of
    from omnicat.cache.state import forget, open_state
    from omnicat.pipeline.opening import STATE
    from omnicat.repository.tracked import refuse_brought_along

    session: Session = context.obj
    if action not in ACTIONS:
        raise OmnicatError(f"action '{action}' does not exist", did_you_mean(action, ACTIONS))
    if (file is None) == (action in ("export", "import")):
        wanted = "names no file" if file is None else "takes no file"
        raise OmnicatError(f"`omnicat cache {action}` {wanted}", "see `omnicat cache --help`")
    refuse_brought_along(session.root)
    folder = session.root / STATE
    if action == "clear":
        forget(folder)
        return _said(session, "The next run begins anew.")
    with open_state(folder) as state:
        if action == "export":
            written = carry_out(state, session.start / file) if file else 0
            return _said(session, f"{file}: {_megabytes(written)}")
        if action == "import":
            came = carry_in(state, session.start / file) if file else 0
            return _said(session, f"{counted(came, 'result')} came from {file}.")
        if action == "prune":
            return _said(session, _pruned(session.root, state, keep))
        size = size_of(state)
        kept = f"{counted(size.results, 'result')} of {counted(size.files, 'product file')}"
        return _said(session, f"{kept}, {_megabytes(size.bytes)} in {folder.name}/")


def _pruned(root: Path, state: "State", keep: int) -> str:
    from omnicat.cache.looked_at import forget_looks
    from omnicat.cache.pruning import prune, size_of
    from omnicat.cli.alone import alone
    from omnicat.pipeline.unshown import forget_unshown

    here = _originals(root)
    with alone(root):
        unseen = forget_looks(state, here) if here is not None else 0
        gone = [f"{counted(prune(state, keep), 'result')} forgotten"]
        renditions = forget_unshown(root, state)
    if unseen:
        gone.append(f"the looks of {counted(unseen, 'original')} that are gone")
    if renditions.count:
        gone.append(f"{counted(renditions.count, 'image')} that nothing shows, {_megabytes(renditions.bytes)}")
    return f"{', and '.join(gone)}; {_megabytes(size_of(state).bytes)} are left."


def _originals(root: Path) -> frozenset[str] | None:
    """The digests of all there are; None where the catalog can't be read."""
    from omnicat.pipeline import open_catalog

    opened = open_catalog(root, only_known=True)
    return frozenset(each.digest for each in opened.shop.model.assets.values()) if opened.has_settings else None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def _said(session: Session, text: str) -> int:
    if not session.is_quiet:
        sys.stdout.write(f"{text}\n")
    return int(Exit.CLEAN)
