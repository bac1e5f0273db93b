"""HTML as plain text, or with the tags that a channel takes."""

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from omnicat.templating.limits import as_text

BLOCK_ENDS = re.compile(r"(?i)</(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article)\s*>|<br\s*/?>")
LIST_ITEM = re.compile(r"(?i)<li(?:\s[^<>]*)?>")


def plain(text: Any) -> str:
    """HTML as plain text: paragraphs and list items become lines, tags go, entities become signs.

    Where markup makes the lines, line ends in the source are only spaces, as in a browser.

    '<ul><li>Soft &amp; light</li></ul>' | plain -> - Soft & light
    """
    source = as_text(text)
    return _plain(str(source)) if "<" in source or "&" in source else source


@lru_cache(maxsize=64)
def _plain(source: str) -> str:
    """Kept for a moment: every channel and variant of a product asks for the same text."""
    from omnicat.attributes.markup import clean

    if BLOCK_ENDS.search(source):
        source = " ".join(source.split())
    marked = LIST_ITEM.sub("- ", BLOCK_ENDS.sub("\n", source))
    lines = html.unescape(clean(marked, frozenset())).split("\n")
    tidy = "\n".join(" ".join(line.split()) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", tidy).strip()


def allow_html(text: Any, *tags: str) -> str:
    """HTML with only these tags left, and no attributes but a link's `href`.

    '<p class="x">Soft <i>tee</i></p>' | html('p', 'b') -> <p>Soft tee</p>
    """
    from omnicat.attributes.markup import clean

    return clean(as_text(text), frozenset(as_text(tag) for tag in tags))


def channel_html(text: Any, tags_of_channel: Iterable[str] | None) -> str:
    """HTML with only the tags that the channel's spec allows in its `html:`; plain text where it allows none.

    '<p>Soft <i>tee</i></p>' | channel_html -> <p>Soft tee</p>
    """
    return plain(text) if tags_of_channel is None else allow_html(text, *tags_of_channel)
