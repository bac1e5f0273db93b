"""Product texts of shops as tidy HTML: written line breaks become real ones, lone signs are escaped."""

import re
from html import unescape

from omnicat.attributes.markup import unsafe_parts
from omnicat.importers.cells import Reading

_TAGS = (
    "a abbr b blockquote br caption cite code col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i "
    "iframe img ins li mark meta object ol p param pre q s script section small span strike strong style sub sup table tbody td "
    "tfoot th thead tr tt u ul video embed source form input button link svg picture article header footer main nav details summary center"
)
_LONE = re.compile(rf"<(?!/?(?:{'|'.join(_TAGS.split())})(?=[\s/>])|!--)", re.IGNORECASE)
_BLOCK_END = re.compile(
    r"(?:<br\s*/?>|</?(?:p|div|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead|blockquote|hr|dl|dt|dd)\b[^>]*>)\s*$",
    re.IGNORECASE,
)
_BLOCK_START = re.compile(
    r"^\s*(?:<br\s*/?>|</?(?:p|div|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead|blockquote|hr|dl|dt|dd)\b)", re.IGNORECASE
)


def as_html(text: str) -> Reading:
    """Akeneo's text as HTML; nothing where only spaces and entities are left."""
    if not unescape(text).replace("\\n", "").replace("\xa0", " ").strip():
        return Reading(None, "the text is only spaces")
    changes = []
    made = text
    if "\\n" in made:
        made = breaks(made.replace("\\r", "").replace("\\n", "\n"))
        changes.append("'\\n' became a line break")
    if _LONE.search(made):
        made = _LONE.sub("&lt;", made)
        changes.append("'<' that begins no tag became '&lt;'")
    return Reading(made.strip() or None, ", ".join(changes))


def breaks(text: str) -> str:
    """Line breaks as `<br>` at the ends of lines, but not beside block tags, which break by themselves."""
    lines = re.sub(r"\n{3,}", "\n\n", text.strip()).split("\n")
    made = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        bare = after is None or _BLOCK_END.search(line) or _BLOCK_START.match(after)
        made.append(line.rstrip() if bare else f"{line.rstrip()}<br>")
    return "\n".join(made)


def has_scripts(html: str) -> bool:
    """Whether something in it would run or ask for input in a browser."""
    return bool(unsafe_parts(html))
