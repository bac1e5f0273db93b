"""Say of originals that they may be shown, or what else their status is: a plan first, written with --apply.

Only what is approved is shown; an original without a record is.
"""

from typing import Annotated

import typer

from omnicat.cli.assets_here import Paths, Select
from omnicat.cli.records_edited import chosen, settle
from omnicat.cli.session import Session


def command(
    context: typer.Context,
    paths: Paths = None,
    status: Annotated[str, typer.Option(metavar="STATUS", help="draft, in_review, approved or retired.")] = "approved",
    select: Select = "",
    is_applied: Annotated[bool, typer.Option("--apply", help="Write it; without this, only show it.")] = False,
) -> int:
    """Approve originals."""
    from omnicat.editing.asset_records import plan_status

    session: Session = context.obj
    assets, files = chosen(session, paths or (), select)
    edited, refused = plan_status(assets, status, files)
    return settle(session, edited, refused, is_applied=is_applied)
