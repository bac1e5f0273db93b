"""Add and remove tags of originals, and change nothing else in their records: a plan first, written with --apply."""

from typing import Annotated

import typer

from omnicat.cli.assets_here import Paths, Select
from omnicat.cli.records_edited import chosen, settle
from omnicat.cli.session import Session
from omnicat.errors import OmnicatError


def command(
    context: typer.Context,
    paths: Paths = None,
    added: Annotated[list[str] | None, typer.Option("--add", metavar="TAG", help="May be repeated.")] = None,
    removed: Annotated[list[str] | None, typer.Option("--remove", metavar="TAG", help="May be repeated.")] = None,
    select: Select = "",
    is_applied: Annotated[bool, typer.Option("--apply", help="Write it; without this, only show it.")] = False,
) -> int:
    """Tag originals."""
    from omnicat.editing.asset_records import Tagging, plan_tags

    session: Session = context.obj
    if not added and not removed:
        raise OmnicatError("no tag is named", "say --add TAG or --remove TAG")
    assets, files = chosen(session, paths or (), select)
    edited, refused = plan_tags(assets, Tagging(tuple(added or ()), tuple(removed or ())), files)
    return settle(session, edited, refused, is_applied=is_applied)
