"""A working catalog: the example shop, or one made from a shop's own export."""

from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.reading import Currency, Format, Locale, Mapped, draft_of, waiting
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.importers import Draft, Plan
from omnicat.outputs import write_file
from omnicat.starting import Beginning, account_csv, begin, from_draft, from_example

ACCOUNT = "import-report.csv"


def command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; a new or empty folder.")] = Path(),
    files: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help="An export or a table, or the folder of one; may be repeated."),
    ] = None,
    form: Format = "",
    mapping: Mapped = None,
    locale: Locale = "",
    currency: Currency = "",
    name: Annotated[str, typer.Option(metavar="NAME", help="The shop's name.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="The shop's address; https://shop.example if not said.")] = "",
) -> int:
    """Begin a catalog."""
    session: Session = context.obj
    root = (session.start / folder).absolute()
    if not files:
        plan = from_example(root)
        _tell_begun(session, folder, plan, begin(plan, root), "the example shop")
        return int(Exit.CLEAN)
    with waiting(session, "Reading…"):
        draft = draft_of([session.start / file for file in files], form, mapping, locale, currency)
        plan = from_draft(draft, root, name=name or _named(root), url=url)
    begun = begin(plan, root)
    write_file(root / ACCOUNT, account_csv(draft.report))
    _tell_draft(session, folder, draft, plan, begun)
    return int(Exit.PARTIAL if draft.findings else Exit.CLEAN)


def _named(root: Path) -> str:
    return root.name.replace("-", " ").replace("_", " ").strip().capitalize() or "My shop"


def _tell_draft(session: Session, folder: Path, draft: Draft, plan: Plan, begun: Beginning) -> None:
    from omnicat.cli.told import tell_findings, tell_report

    if session.is_quiet:
        return
    console = session.console()
    tell_report(console, draft.report, full=f"; all of it is in {ACCOUNT}")
    tell_findings(console, draft.findings, full=f"; all of it is in {ACCOUNT}")
    if draft.report:
        console.print()
    _tell_begun(session, folder, plan, begun, "your catalog")


def _tell_begun(session: Session, folder: Path, plan: Plan, begun: Beginning, what: str) -> None:
    from rich.text import Text

    from omnicat.cli.told import counted

    if session.is_quiet:
        return
    where = "here" if folder == Path() else f"in {folder}"
    git = ", in a new git repository" if begun.began_history else ""
    line = Text.assemble(("✓ ", "bold green"), f"{what.capitalize()} is {where}{git}: ", (counted(plan), "bold"))
    session.console().print(line)
    _tell_next(session, folder)


def _tell_next(session: Session, folder: Path) -> None:
    from rich.text import Text

    from omnicat.cli.table import show_rows

    console = session.console()
    there = "" if folder == Path() else f"cd {folder} && "
    console.print()
    console.print("Next:", style="bold")
    rows = (
        (Text(f"{there}omnicat lint", style="cyan"), "what is wrong, where, and what to do"),
        (Text("omnicat status", style="cyan"), "how complete each channel is"),
        (Text("omnicat build", style="cyan"), "images and feeds into dist/"),
    )
    show_rows(console, ("", ""), rows, indent=2)
