"""Contact sheets written: as web pages or pictures, as many as it takes."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from omnicat.images import SheetTile, contact_sheet
from omnicat.looking.asset_library import Library
from omnicat.looking.asset_sheet import Tile, tiles_of
from omnicat.looking.sheet_page import SheetPage, html_page
from omnicat.looking.sizes import size_in_words
from omnicat.model.asset import Asset
from omnicat.outputs.files import write_file, write_parts
from omnicat.pipeline.gathering import Progress

ON_PAGE, ON_PICTURE = 1_000, 48
"""So many originals are on one web page, and on one picture."""

COLUMNS, SIDE = 6, 240
THUMBNAIL = 320
"""Pixels, the most that a web page shows of an original: sharp on fine screens, small enough for a thousand."""

PICTURES = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png"}
PAGES = (".html", ".htm")
MARKS = {"approved": "#1c7a4a", "draft": "#d98e04", "in_review": "#d98e04", "retired": "#9aa4b8"}
BROKEN = "#c62f3b"


def write_sheet(
    target: Path,
    assets: Sequence[Asset],
    library: Library,
    *,
    workers: int,
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """The files written: `target`, and pages beside it where one would be too long. Raises NotWritable."""
    form = PICTURES.get(target.suffix.lower(), "")
    most = ON_PICTURE if form else ON_PAGE
    names = _names(target, -(-len(assets) // most))
    side, kind = (SIDE, "jpeg") if form else (THUMBNAIL, "webp")
    tiles = tiles_of(
        assets, library, side=side, form="jpeg" if kind == "jpeg" else "webp", workers=workers, progress=progress
    )
    title = library.gathered.opened.shop.model.settings.name or library.gathered.opened.files.root.name
    for number, name in enumerate(names, 1):
        few = islice(tiles, most)
        about = _about(assets, number, most)
        if form:
            write_file(target.with_name(name), _picture(few, f"{title}: {about}", form))
        else:
            write_parts(target.with_name(name), html_page(SheetPage(title, about, number, names), few))
    return tuple(target.with_name(name) for name in names)


def _names(target: Path, pages: int) -> tuple[str, ...]:
    more = (f"{target.stem}-{number}{target.suffix}" for number in range(2, pages + 1))
    return target.name, *more


def _about(assets: Sequence[Asset], number: int, most: int) -> str:
    count = f"{len(assets):,} original{'' if len(assets) == 1 else 's'}"
    first, last = (number - 1) * most + 1, min(number * most, len(assets))
    return count if len(assets) <= most else f"{first:,} to {last:,} of {count}"


def _picture(tiles: Iterator[Tile], title: str, form: str) -> bytes:
    several = [_sheet_tile(each) for each in tiles]
    return contact_sheet(several, title, columns=min(COLUMNS, len(several)), side=SIDE, form=form)


def _sheet_tile(tile: Tile) -> SheetTile:
    asset = tile.asset
    pixels = f"{asset.width} x {asset.height}" if asset.width else ""
    facts = ", ".join(part for part in (asset.format, pixels, size_in_words(asset.size)) if part)
    found = f", {len(tile.findings)} finding{'' if len(tile.findings) == 1 else 's'}" if tile.findings else ""
    status = "unreadable" if asset.broken else asset.status.replace("_", " ")
    return SheetTile(
        tile.thumbnail,
        (asset.path, facts, f"{status}{found}", tile.users),
        status if asset.broken else asset.format or asset.kind,
        BROKEN if asset.broken else MARKS.get(asset.status, ""),
    )
