"""Approve changes of others: a plan first, written as a note or a commit with --apply."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.looking.approving import Plan, Way, give_approval, plan_approval
from omnicat.repository import commit_of
from omnicat.repository.identity import merge_of, my_mail

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from omnicat.looking.governance import GovernedChange

SHOWN, FEW = 20, 3


def command(
    context: typer.Context,
    scopes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SCOPE…]", help="Only this: a role, an attribute, a SKU, a pattern of paths."),
    ] = None,
    between: Annotated[
        str, typer.Option("--range", metavar="BASE..HEAD", help="What to approve (default: since the default branch).")
    ] = "",
    is_note: Annotated[bool, typer.Option("--note", help="As a git note on the last commit.")] = False,
    is_trailer: Annotated[bool, typer.Option("--trailer", help="As an empty commit with a trailer, on top.")] = False,
    is_applied: Annotated[bool, typer.Option("--apply", help="Write it; without this, only show it.")] = False,
) -> int:
    """Approve changes."""
    session: Session = context.obj
    if is_note and is_trailer:
        raise OmnicatError("--note and --trailer are two ways of one thing", "leave one of them out")
    if any("," in each or "\n" in each for each in scopes or ()):
        raise OmnicatError("a scope can't hold a comma", "give each scope as a word of its own")
    root = session.root
    merge = merge_of(root, between)
    if is_trailer and commit_of(root, "HEAD") != merge.between.head:
        raise OmnicatError("--trailer makes a commit on top of what is checked out", "check out the range's head first")
    way: Way | None = "note" if is_note else "trailer" if is_trailer else None
    plan = plan_approval(root, merge, my_mail(root), tuple(scopes or ()), way)
    if plan.refused or not (plan.settled or plan.helped):
        return _refuse(plan)
    if is_applied:
        give_approval(root, plan)
    if not session.is_quiet:
        _tell(session, plan, is_applied=is_applied)
    return int(Exit.CLEAN)


def _refuse(plan: Plan) -> int:
    why = plan.refused or "settles nothing that is open"
    sys.stderr.write(f"error: this approval {why}\nhint: see what is open: `omnicat review`\n")
    return int(Exit.FINDINGS)


def _row(console: "Console", change: "GovernedChange") -> tuple["Text | str", ...]:
    from rich.text import Text

    from omnicat.cli.table import safe, shorter

    old, new = (safe(shorter(console, each, 40), style) for each, style in ((change.old, "red"), (change.new, "green")))
    arrow = Text("→" if change.old or change.new else "", style="dim")
    return safe(change.kind, "dim"), safe(change.about, "bold"), old, arrow, new


def _tell(session: Session, plan: Plan, *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe, show_rows

    console = session.console()
    rows = [_row(console, each) for each in plan.settled[:SHOWN]]
    show_rows(console, ("", "", "", "", ""), rows)
    if len(plan.settled) > SHOWN:
        console.print(Text(f"… and {len(plan.settled) - SHOWN:,} more", style="dim"))
    if plan.helped:
        few = ", ".join(each.about for each in plan.helped[:FEW])
        more = f" and {len(plan.helped) - FEW:,} more" if len(plan.helped) > FEW else ""
        console.print(Text.assemble("It counts for ", safe(few), f"{more}, too, where others have to approve as well"))
    left = f"; {counted(plan.open, 'change')} still without an approval" if plan.open else "; nothing else is open"
    console.print(Text.assemble(safe(plan.line, "cyan"), (left, "dim")))
    if is_applied:
        push = "git push origin refs/notes/omnicat-approvals" if plan.way == "note" else "git push"
        console.print(Text.assemble(("✓ ", "bold green"), f"Approved. Share it with `{push}`."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))
