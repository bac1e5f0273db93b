"""A contact sheet as web pages that need nothing else: each picture is in the page itself."""

from base64 import b64encode
from collections.abc import Iterable, Iterator

from msgspec import Struct

from omnicat.looking.asset_sheet import Tile
from omnicat.looking.page import html_text, page_foot, page_head
from omnicat.looking.sizes import size_in_words

FINDINGS = 3


class SheetPage(Struct, frozen=True):
    """One page of a sheet: its number from 1 on, and the file names of all of them."""

    title: str
    about: str
    number: int
    names: tuple[str, ...]


def html_page(page: SheetPage, tiles: Iterable[Tile]) -> Iterator[bytes]:
    """The page, part by part. Nothing in it may be loaded from elsewhere, and no script run."""
    pages = _pages(page)
    yield page_head("omnicat", page.title, page.about, pages, "sheet.css").encode()
    for tile in tiles:
        yield _tile(tile).encode()
    yield page_foot(pages).encode()


def _pages(page: SheetPage) -> str:
    if len(page.names) < 2:
        return ""
    links = (
        f'<b aria-current="page">{number}</b>' if number == page.number else f'<a href="{html_text(name)}">{number}</a>'
        for number, name in enumerate(page.names, 1)
    )
    return f'<nav aria-label="Pages">{" ".join(links)}</nav>\n'


def _tile(tile: Tile) -> str:
    asset = tile.asset
    facts = (
        asset.format or asset.kind,
        f"{asset.width}×{asset.height}" if asset.width else "",
        size_in_words(asset.size),
    )
    found = "".join(f"<li>{html_text(each)}</li>" for each in tile.findings[:FINDINGS])
    more = f"<li>and {len(tile.findings) - FINDINGS} more</li>" if len(tile.findings) > FINDINGS else ""
    status = "unreadable" if asset.broken else asset.status
    shown = status.replace("_", " ")
    users = f'<span class="{"used" if tile.products or tile.standing else "unused"}">{html_text(tile.users)}</span>'
    return (
        f'<figure class="{html_text(status)}">\n{_picture(tile)}'
        f"<figcaption><strong>{html_text(asset.path)}</strong>"
        f"<span>{html_text(' · '.join(fact for fact in facts if fact))}</span>"
        f'<span><i class="status">{html_text(shown)}</i> '
        f"{users}</span>"
        f"{f'<ul>{found}{more}</ul>' if found else ''}</figcaption></figure>\n"
    )


def _picture(tile: Tile) -> str:
    if tile.thumbnail is None:
        return f'<div class="none">{html_text(tile.asset.format or tile.asset.kind)}</div>\n'
    data = b64encode(tile.thumbnail).decode()
    alt = next(iter(tile.asset.alt.values()), "")
    return (
        f'<div><img src="data:image/webp;base64,{data}" alt="{html_text(alt)}" loading="lazy" decoding="async"></div>\n'
    )
