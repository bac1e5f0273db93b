"""Texts as CommonMark shows them letter for letter, and addresses that fit into a link."""

import re
from typing import Any

from markupsafe import Markup

from omnicat.templating.limits import as_text

SIGNS = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)|^[>#+=-]|^(\d+)(?=[.)](?:\s|$))")
"""What means something in a line (CommonMark 0.31 section 2.4, and tables and ~~ of GitHub's), or at its beginning."""

OUTSIDE = re.compile(r"""[\s()<>\\"'`\[\]{}|^]""")
"""What no address in a link may hold unescaped."""


def in_markdown(text: str) -> str:
    """The text in one line, every sign of which stands for itself: `[a](b)` is no link."""
    return SIGNS.sub(_escaped, " ".join(text.split()))


def destination(url: Any) -> Markup:
    """An address as it stands between the brackets of a link in Markdown; nothing in it can end the link.

    'https://shop.example/a b' | destination -> https://shop.example/a%20b
    """
    return Markup(OUTSIDE.sub(lambda found: _in_percent(found[0]), as_text(url)))  # noqa: S704 - nothing of markup is left


def _escaped(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[1] else f"\\{found[0]}"


def _in_percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())
