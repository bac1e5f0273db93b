"""HTML in product texts: what in it is unsafe, the same text made safe, and the words alone. The door to nh3."""

import re
from html.parser import HTMLParser

# The elements that load or run something, take input, or change the page around them.
_UNSAFE_TAGS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "link",
        "meta",
        "base",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "svg",
        "math",
        "template",
        "noscript",
    ]
)
_URL_ATTRIBUTES = frozenset(
    ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "xlink:href", "srcset"]
)
_UNSAFE_SCHEMES = ("javascript:", "vbscript:", "data:text/html")
_SUSPECT = re.compile(rf"script|on\w+\s*=|&[#\w]|data:|<\s*(?:{'|'.join(sorted(_UNSAFE_TAGS))})\b", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "dt",
        "dd",
        "hr",
        "pre",
    ]
)


def unsafe_parts(html: str) -> tuple[str, ...]:
    """What could run a program in a browser, as written: `<script>`, `onclick=`, `href="javascript:"`; each once."""
    if "<" not in html or not _SUSPECT.search(html):
        return ()
    reader = _Suspects()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


def clean(html: str, tags: frozenset[str] | None = None) -> str:
    """The same text with only harmless tags and attributes; `tags` narrows which elements stay."""
    import nh3

    allowed = nh3.ALLOWED_TAGS if tags is None else nh3.ALLOWED_TAGS & tags
    return nh3.clean(html, tags=set(allowed), link_rel=None)


def plain(html: str) -> str:
    """The words alone, one line a paragraph, list item or table row."""
    if "<" not in html and "&" not in html:
        return html
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)


class _Suspects(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSAFE_TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if re.fullmatch(r"on\w+", name):
                self.found.append(f"{name}=")
            if name in _URL_ATTRIBUTES and (scheme := _unsafe_scheme(value or "")):
                self.found.append(f'{name}="{scheme}"')


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self._hidden += tag in ("script", "style")
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data.replace("\n", " "))


def _unsafe_scheme(url: str) -> str:
    bare = _INVISIBLE.sub("", url).lower()
    return next((scheme for scheme in _UNSAFE_SCHEMES if bare.startswith(scheme)), "")
