"""A contact sheet as web pages that need nothing else: each picture is in the page itself."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files

from omnicat.looking.asset_sheet import Tile
from omnicat.looking.sizes import size_in_words
from omnicat.reporters.escaping import visible

FINDINGS = 3
HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '{hash}'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<p class="brand">omnicat</p>
<h1>{title}</h1>
<p class="about">{about}</p>
{pages}</header>
<main>
"""
FOOT = "</main>\n{pages}</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page of a sheet: its number from 1 on, and the file names of all of them."""

    title: str
    about: str
    number: int
    names: tuple[str, ...]


def html_page(page: SheetPage, tiles: Iterable[Tile]) -> Iterator[bytes]:
    """The page, part by part. Nothing in it may be loaded from elsewhere, and no script run."""
    style = files("omnicat.looking").joinpath("sheet.css").read_text(encoding="utf-8")
    pages = _pages(page)
    yield HEAD.format(
        title=_text(page.title),
        about=_text(page.about),
        pages=pages,
        style=style,
        hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
    ).encode()
    for tile in tiles:
        yield _tile(tile).encode()
    yield FOOT.format(pages=pages).encode()


def _pages(page: SheetPage) -> str:
    if len(page.names) < 2:
        return ""
    links = (
        f'<b aria-current="page">{number}</b>' if number == page.number else f'<a href="{_text(name)}">{number}</a>'
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
    found = "".join(f"<li>{_text(each)}</li>" for each in tile.findings[:FINDINGS])
    more = f"<li>and {len(tile.findings) - FINDINGS} more</li>" if len(tile.findings) > FINDINGS else ""
    status = "unreadable" if asset.broken else asset.status
    shown = status.replace("_", " ")
    users = f'<span class="{"used" if tile.products or tile.standing else "unused"}">{_text(tile.users)}</span>'
    return (
        f'<figure class="{_text(status)}">\n{_picture(tile)}'
        f"<figcaption><strong>{_text(asset.path)}</strong>"
        f"<span>{_text(' · '.join(fact for fact in facts if fact))}</span>"
        f'<span><i class="status">{_text(shown)}</i> '
        f"{users}</span>"
        f"{f'<ul>{found}{more}</ul>' if found else ''}</figcaption></figure>\n"
    )


def _picture(tile: Tile) -> str:
    if tile.thumbnail is None:
        return f'<div class="none">{_text(tile.asset.format or tile.asset.kind)}</div>\n'
    data = b64encode(tile.thumbnail).decode()
    alt = next(iter(tile.asset.alt.values()), "")
    return f'<div><img src="data:image/webp;base64,{data}" alt="{_text(alt)}" loading="lazy" decoding="async"></div>\n'


def _text(text: str) -> str:
    return escape(visible(text))
