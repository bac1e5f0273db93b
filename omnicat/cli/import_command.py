"""Bring products in from a shop's export or any table: a plan first, written with --apply."""

from pathlib import Path
from typing import Annotated

import typer

from omnicat.cli.reading import Currency, Format, Locale, Mapped, draft_of, waiting
from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.importers import Plan, apply_plan, plan_import, read_existing
from omnicat.outputs import write_file
from omnicat.starting import account_csv


def command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Tables, or the folder of an export.")],
    form: Format = "",
    mapping: Mapped = None,
    locale: Locale = "",
    currency: Currency = "",
    is_applied: Annotated[
        bool, typer.Option("--apply", help="Write it; without this, only say what would be.")
    ] = False,
    account: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write every row that was changed or left out.")
    ] = None,
) -> int:
    """Import products."""
    session: Session = context.obj
    existing = read_existing(session.root)
    with waiting(session, "Reading…"):
        draft = draft_of([session.start / file for file in files], form, mapping, locale, currency, existing.known)
        plan = plan_import(draft, existing)
    if account:
        write_file(session.start / account, account_csv(plan.report))
    if is_applied and not plan.is_empty:
        apply_plan(plan, session.root)
    if not session.is_quiet:
        _tell(session, plan, is_applied=is_applied)
    return int(_exit(plan, is_applied=is_applied))


def _exit(plan: Plan, *, is_applied: bool) -> Exit:
    if not plan.findings:
        return Exit.CLEAN
    return Exit.PARTIAL if is_applied else Exit.FINDINGS


def _tell(session: Session, plan: Plan, *, is_applied: bool) -> None:
    from omnicat.cli.planned import tell_plan
    from omnicat.cli.told import tell_findings, tell_report

    console = session.console()
    rest = "; `--report FILE` writes all of it"
    tell_report(console, plan.report, full=rest)
    tell_findings(console, plan.findings, full=rest)
    if plan.report or plan.findings:
        console.print()
    tell_plan(console, plan, is_applied=is_applied)
