"""Tell git to merge and to show this catalog's files by what they say: a plan first, set up with --apply."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit

if TYPE_CHECKING:
    from omnicat.starting.git_drivers import SetUp


def command(
    context: typer.Context,
    is_removed: Annotated[bool, typer.Option("--uninstall", help="Take it away again.")] = False,
    is_applied: Annotated[bool, typer.Option("--apply", help="Do it; without this, only show it.")] = False,
) -> int:
    """Set up git."""
    from omnicat.starting.git_drivers import plan_install, plan_removal, set_up

    session: Session = context.obj
    # -P: a folder that is merged in may hold Python files; none of them is to be imported.
    plan = (
        plan_removal(session.root)
        if is_removed
        else plan_install(session.root, (sys.executable, "-P", "-m", "omnicat"))
    )
    if is_applied:
        set_up(plan)
    if not session.is_quiet:
        _tell(session, plan, is_applied=is_applied)
    return int(Exit.CLEAN)


def _tell(session: Session, plan: "SetUp", *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.difference import show_difference
    from omnicat.cli.table import safe
    from omnicat.starting.git_drivers import ATTRIBUTES

    if not plan.is_needed:
        sys.stdout.write("Nothing to change: git is set up so already.\n")
        return
    console = session.console()
    for key, value in plan.settings.items():
        sign, style = ("-", "red") if value is None else ("+", "green")
        console.print(
            Text.assemble((f"{sign} ", style), safe(f".git/config {key}", style), safe(f" = {value}" if value else ""))
        )
    if plan.before != plan.after:
        show_difference(console, ATTRIBUTES, plan.before, plan.after)
    if is_applied:
        console.print(
            Text.assemble(("✓ ", "bold green"), "Done. ", f"Commit {ATTRIBUTES}, so that it holds in every clone; ")
        )
        console.print("  each clone runs `omnicat git install --apply` once: git takes no programs from a repository.")
    else:
        console.print(Text.assemble("Nothing is done yet: run it again with ", ("--apply", "bold cyan")))
