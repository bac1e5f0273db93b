"""Originals put into the object store that catalog.yaml names, their digests into their records: a plan first."""

from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.assets_here import Paths
from omnicat.cli.records_edited import settle
from omnicat.cli.session import Session, counted
from omnicat.errors import OmnicatError

if TYPE_CHECKING:
    from omnicat.model.asset import Asset
    from omnicat.pipeline import Opened

NO_PLACE = "catalog.yaml names no object store"
SAY_ONE = "say `assets: s3://bucket/folder` in catalog/catalog.yaml"


def command(
    context: typer.Context,
    paths: Paths = None,
    is_applied: Annotated[bool, typer.Option("--apply", help="Do it; without this, only show it.")] = False,
) -> int:
    """Originals into the object store."""
    from omnicat.editing.asset_pushing import plan_push, push, put_aside
    from omnicat.pipeline import open_usable

    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    place = opened.shop.model.settings.originals
    if not place:
        raise OmnicatError(NO_PLACE, SAY_ONE)
    assets = tuple(each for each in named(opened, paths or (), session) if not each.elsewhere)
    edited, refused = plan_push(assets, opened.files)
    new = 0
    if is_applied and not refused:
        with session.progress("Originals") as progress:
            new = push(assets, session.root, place, progress)
    code = settle(session, edited, refused, is_applied=is_applied)
    if is_applied and not refused:
        put_aside(assets, session.root)
        if not session.is_quiet:
            said = (
                f"{counted(len(assets), 'original')} in the object store, {new} of them new there. Commit the records."
            )
            session.console().print(said)
    return code


def named(opened: "Opened", paths: "list[str] | tuple[str, ...]", session: Session) -> "tuple[Asset, ...]":
    """The originals that are named, all where none is."""
    from omnicat.looking.asset_names import assets_named

    assets = opened.shop.model.assets
    chosen = assets_named(paths, assets, session.start, session.root) if paths else tuple(assets)
    return tuple(assets[path] for path in chosen)
