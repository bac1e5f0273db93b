"""Values of products brought back as a commit has them: a plan first, written with --apply."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError
from omnicat.reporters.escaping import json_text

if TYPE_CHECKING:
    from omnicat.editing.restoring import Plan
    from omnicat.repository import CommitFacts

Workers = Annotated[int, typer.Option(metavar="N", min=0, help="Processes to use; 0 is one for each core.")]


def command(
    context: typer.Context,
    skus: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SKU…]", help="Products and variants; all of them without any.", show_default=False),
    ] = None,
    commit: Annotated[
        str, typer.Option("--commit", metavar="REV", help="As this commit, branch or tag has them.")
    ] = "",
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="As the last commit of this branch had them then: 2026-08-01 (to the end of that day, UTC), or with a time.",
        ),
    ] = "",
    select: Annotated[
        str,
        typer.Option(metavar="EXPRESSION", help="Products for which this is true, such as \"brand == 'Acme'\"."),
    ] = "",
    attributes: Annotated[
        str,
        typer.Option(
            metavar="NAMES", help="Only these, such as price,name; also roles, types of link, status, family."
        ),
    ] = "",
    is_exact: Annotated[
        bool,
        typer.Option("--exactly", help="Also take away products and variants that came since, and undo new SKUs."),
    ] = False,
    with_assets: Annotated[
        bool, typer.Option("--with-assets", help="Also bring back originals that are named and gone.")
    ] = False,
    is_applied: Annotated[bool, typer.Option("--apply", help="Write it; without this, only show it.")] = False,
    is_forced: Annotated[bool, typer.Option("--force", help="Write it over what is not committed.")] = False,
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    workers: Workers = 0,
) -> int:
    """Bring values back."""
    session: Session = context.obj
    names = tuple(name.strip() for name in attributes.split(",") if name.strip())
    if is_exact and names:
        raise OmnicatError("--exactly is about whole products, --attributes about some values", "leave one of them out")
    at = _commit(session, commit, as_of)
    plan = _plan(session, at, (tuple(skus or ()), select, names, is_exact, with_assets), workers)
    lost = plan.uncommitted if is_applied and not is_forced else ()
    if is_applied and not lost:
        from omnicat.editing.restoring import apply_restoration

        apply_restoration(plan, session.root)
    _tell(session, plan, is_applied=is_applied and not lost, is_json=is_json)
    if lost:
        sys.stderr.write(
            f"error: {counted(len(lost), 'product')} would lose what is not committed, such as '{lost[0].sku}'\n"
            "hint: commit first, or run it again with --force\nNothing is written.\n"
        )
    return int(Exit.FINDINGS if lost else Exit.CLEAN)


def _commit(session: Session, commit: str, as_of: str) -> "CommitFacts":
    from omnicat.looking.history.moments import end
    from omnicat.repository import commit_before, commit_of, facts_of, shallow_ends

    if bool(commit) == bool(as_of):
        raise OmnicatError("it is not said as of when", "say --commit REV or --as-of DATE, one of the two")
    root = session.root
    if commit:
        return facts_of(root, commit_of(root, commit))
    instant = end(as_of, "--as-of")
    commit_of(root, "HEAD")
    found = commit_before(root, int(instant.timestamp()))
    if not found:
        from omnicat.repository.revisions import FETCH_ALL

        hint = FETCH_ALL if shallow_ends(root) else "name a later day: see which with `git log --first-parent`"
        raise OmnicatError(f"nothing was committed at or before {instant:%Y-%m-%d %H:%M:%S %Z}", hint)
    return facts_of(root, found)


def _plan(
    session: Session, at: "CommitFacts", wanted: tuple[tuple[str, ...], str, tuple[str, ...], bool, bool], workers: int
) -> "Plan":
    from omnicat.editing.restoring import Wanted, plan_restoration
    from omnicat.executor import usual_workers
    from omnicat.looking.history.subject import model_of
    from omnicat.repository import Folder

    files = Folder(session.root)
    with session.progress("Products") as progress:
        return plan_restoration(
            at, Wanted(*wanted), files, model_of(files), workers=workers or usual_workers(), progress=progress
        )


def _tell(session: Session, plan: "Plan", *, is_applied: bool, is_json: bool) -> None:
    if is_json:
        from omnicat.looking import as_json

        sys.stdout.write(json_text(as_json("restore", plan.told)))
    elif not session.is_quiet:
        from omnicat.cli.restore_page import show_restoration

        show_restoration(session.console(), plan.told, is_applied=is_applied)
