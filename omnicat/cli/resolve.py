"""What a merge left to people: each value with what both sides say, settled by choosing."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError

if TYPE_CHECKING:
    from omnicat.editing.merging.resolving import Open


def command(
    context: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SKU|PATH…", help="Only these: a product, a value such as TEE.price:EUR, a file, a folder."
        ),
    ] = None,
    is_ours: Annotated[bool, typer.Option("--ours", help="Take what is checked out.")] = False,
    is_theirs: Annotated[bool, typer.Option("--theirs", help="Take what is merged in.")] = False,
    value: Annotated[str | None, typer.Option("--take", metavar="VALUE", help="Take this value instead.")] = None,
) -> int:
    """Resolve conflicts."""
    from omnicat.editing.merging.resolving import open_conflicts, settle, settle_with, settled_by_hand

    session: Session = context.obj
    root = session.root
    if is_ours + is_theirs + (value is not None) > 1:
        raise OmnicatError("--ours, --theirs and --take exclude each other", "say one of them")
    chosen = _named(open_conflicts(root), targets or ())
    if is_ours or is_theirs:
        settle(root, chosen, "ours" if is_ours else "theirs")
    elif value is not None:
        if len(chosen) != 1:
            raise OmnicatError(f"--take is for one value, and {len(chosen)} are meant", "name it, as in TEE.price:EUR")
        settle_with(root, chosen[0], value)
    elif chosen and sys.stdin.isatty() and sys.stdout.isatty():
        _ask(session, chosen)
    settled_by_hand(root)
    return _tell(session)


def _named(every: "Sequence[Open]", targets: Sequence[str]) -> "list[Open]":
    """Those that the targets name. Raises OmnicatError where one names nothing."""
    if not targets:
        return list(every)
    for target in targets:
        if not any(each.is_named(target) for each in every):
            raise OmnicatError(f"nothing of '{target}' is in conflict", "see what is with `omnicat resolve`")
    return [each for each in every if any(each.is_named(target) for target in targets)]


def _tell(session: Session) -> int:
    """Lists what is left, or says how to go on; 1 where something is left."""
    from omnicat.editing.merging.resolving import open_conflicts
    from omnicat.repository.unmerged import how_to_continue, unmerged_files

    left = open_conflicts(session.root)
    console = session.console()
    for each in left:
        _show(session, each)
    if left:
        console.print(
            f"{counted(len(left), 'conflict')} to settle: `omnicat resolve SKU --ours|--theirs|--take VALUE`."
        )
    elif not session.is_quiet:
        further = "" if unmerged_files(session.root) else how_to_continue(session.root)
        console.print(f"Nothing is in conflict: go on with `{further}`." if further else "Nothing is in conflict.")
    return int(Exit.FINDINGS if left else Exit.CLEAN)


def _show(session: Session, each: "Open") -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    console.print(Text.assemble(safe(each.what, "bold"), "  ", safe(each.file.path if each.clashes else "", "dim")))
    for name, said, by in (("ours  ", each.ours, each.ours_by), ("theirs", each.theirs, each.theirs_by)):
        console.print(Text.assemble("  ", (name, "cyan"), "  ", safe(said), safe(f"  {by}" if by else "", "dim")))


def _ask(session: Session, chosen: "Sequence[Open]") -> None:
    """Asks for each; places are found anew every time, since the file changes under the answers."""
    from omnicat.editing.merging.resolving import open_conflicts, settle, settle_with

    for each in chosen:
        now = [one for one in open_conflicts(session.root) if one.what == each.what and one.file == each.file]
        if not now:
            continue
        _show(session, now[0])
        answer = typer.prompt("  [o]urs, [t]heirs, [v]alue, [s]kip, [q]uit", default="s").strip().lower()[:1]
        if answer == "q":
            return
        if answer in ("o", "t"):
            settle(session.root, now[:1], "ours" if answer == "o" else "theirs")
        elif answer == "v":
            settle_with(session.root, now[0], typer.prompt("  value"))
