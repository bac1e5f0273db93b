"""The files with which GitHub or GitLab checks the catalog: planned, and written with `--apply`."""

from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.importers import Plan


def command(
    context: typer.Context,
    kit: Annotated[str, typer.Argument(metavar="github|gitlab", help="Where the repository is.")],
    install: Annotated[
        str, typer.Option(metavar="FROM", help="What pip installs omnicat from in CI, such as git+https://…@v1.0.")
    ] = "",
    apply: Annotated[bool, typer.Option("--apply", help="Write the files.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write those, too, that say something else.")] = False,
) -> int:
    """Set up checking in CI."""
    from omnicat.repository.identity import branch_of_others
    from omnicat.repository.places import top_of
    from omnicat.starting.ci_kits import plan_kit

    session: Session = context.obj
    top = Path(top_of(str(session.root)))
    plan = plan_kit(kit, top, session.root, install, branch_of_others(top))
    changed = [each.path for each in plan.files if each.state == "changed"]
    if apply and changed and not overwrite:
        raise OmnicatError(
            f"'{changed[0]}' says something else", "keep it and write nothing, or add --overwrite to replace it"
        )
    if apply:
        _write(plan, top)
    if not session.is_quiet:
        _tell(session, kit, plan, is_applied=apply)
    return int(Exit.CLEAN)


def _write(plan: Plan, top: Path) -> None:
    from omnicat.outputs import write_file

    for each in plan.files:
        target = top / each.path
        if not target.parent.resolve().is_relative_to(top.resolve()):
            raise OmnicatError(f"'{each.path}' leads out of the repository", "remove the link")
    for each in plan.files:
        if each.state != "same":
            write_file(top / each.path, each.content)


SIGNS = {"new": ("+ ", "green"), "changed": ("~ ", "yellow"), "same": ("= ", "dim")}
THEN = {
    "github": "commit them; then make the check `omnicat / check` one that has to pass",
    "gitlab": "commit them; for a note on each merge request, and approvals given there, set the variable OMNICAT_NOTE_TOKEN",
}


def _tell(session: Session, kit: str, plan: Plan, *, is_applied: bool) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    for each in plan.files:
        said = (
            " (says something else now: --overwrite replaces it)" if each.state == "changed" and not is_applied else ""
        )
        console.print(Text.assemble(SIGNS[each.state], safe(each.path), (said, "dim")))
    if plan.is_empty:
        console.print(Text.assemble(("✓ ", "bold green"), "Nothing to write: all of it is there."))
    elif is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), f"Written. Next: {THEN[kit]}."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))
