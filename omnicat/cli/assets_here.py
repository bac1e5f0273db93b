"""What the commands on the asset library share: opening it, and how sizes and rights are written."""

from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session

if TYPE_CHECKING:
    from omnicat.looking.asset_library import Library
    from omnicat.looking.asset_view import AssetView
    from omnicat.model.asset import Asset, Rights

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH…]", help="Files or folders below assets/.", show_default=False),
]
Select = Annotated[
    str,
    typer.Option(
        "--select", metavar="EXPRESSION", help="For which this is true, such as \"status == 'draft' and width < 1000\"."
    ),
]


def library_here(session: Session, now: str, workers: int = 0) -> "Library":
    """The library, with what products and checks say of it: as much work as `omnicat lint` has, none where that ran."""
    from omnicat.cli.running import gathered, usable
    from omnicat.executor import executor_for
    from omnicat.looking.asset_library import Library, without_products

    opened = usable(session)
    if not opened.product_paths:
        return Library(without_products(opened))
    with executor_for(workers, "") as executor:
        return Library(gathered(session, now=now, horizon="90d", executor=executor, render=False, opened=opened))


def pixels_in_words(asset: "Asset | AssetView") -> str:
    """What it measures: pixels, seconds or pages; '' where none of them is known."""
    parts = [f"{asset.width}×{asset.height}"] if asset.width else []
    parts += [f"{asset.media.duration:.1f} s"] if asset.media.duration else []
    parts += [f"{asset.media.pages} page{'' if asset.media.pages == 1 else 's'}"] if asset.media.pages else []
    return " ".join(parts)


def rights_in_words(rights: "Rights") -> str:
    """When and where it may be used; '' for always and everywhere."""
    parts = [f"from {rights.since}"] if rights.since else []
    parts += [f"until {rights.expires}"] if rights.expires else []
    parts += [f"in {' '.join(rights.regions)}"] if rights.regions else []
    parts += [f"on {' '.join(rights.channels)}"] if rights.channels else []
    return ", ".join(parts)
