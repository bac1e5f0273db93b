"""The frame of every page that a command writes: nothing in it is loaded from elsewhere, and no script is run."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from omnicat.reporters.escaping import visible

_HEAD = """<!doctype html>
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
<p class="brand">{brand}</p>
<h1>{title}</h1>
<p class="about">{about}</p>
{nav}</header>
<main>
"""


def page_head(brand: str, title: str, about: str, nav: str, style: str) -> str:
    """All up to the first part of the page. `brand`, `title` and `about` are plain text, `nav` is HTML; `style` is a
    file of CSS in this folder, and the only one that the page's policy lets count."""
    css = files("omnicat.looking").joinpath(style).read_text(encoding="utf-8")
    return _HEAD.format(
        brand=html_text(brand),
        title=html_text(title),
        about=html_text(about),
        nav=nav,
        style=css,
        hash=f"sha256-{b64encode(sha256(css.encode()).digest()).decode()}",
    )


def page_foot(nav: str = "") -> str:
    """All behind the last part of the page."""
    return f"</main>\n{nav}</body>\n</html>\n"


def html_text(plain: str) -> str:
    """Plain text as HTML."""
    return escape(visible(plain))
