"""HTML in product texts: what in it is unsafe, the same text made safe, and the words alone. The door to nh3."""

import re

# The elements that load or run something, take input, or change the page around them.
_UNSAFE_TAGS = "script|style|iframe|frame|object|embed|applet|link|meta|base|form|input|button|select|textarea|svg|math"
# Where nothing of this is in a text, it is safe and need not be parsed: an address that begins plainly runs nothing.
_SUSPECT_TAG = re.compile(rf"<(?:{_UNSAFE_TAGS})\b", re.IGNORECASE).search
_SUSPECT_ATTRIBUTE = re.compile(
    r"\bon\w+\s*=|\b(?:href|src|action|formaction|data|poster|background|cite)\s*=(?!\s*[\"']?(?:https?:|mailto:|tel:|[/#.]))",
    re.IGNORECASE,
).search
_TAG = re.compile(rf"<({_UNSAFE_TAGS})\b")
_HANDLER = re.compile(r"\bon\w+", re.IGNORECASE)
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")
_URL_ATTRIBUTES = frozenset(
    ("href", "src", "action", "formaction", "data", "poster", "background", "cite", "xlink:href", "srcset")
)
_UNSAFE_SCHEMES = ("javascript:", "vbscript:", "data:text/html")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
_BREAK = re.compile(
    r"<(?=/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|dt|dd|hr|pre)\b)", re.IGNORECASE
)


def unsafe_parts(html: str) -> tuple[str, ...]:
    """What could run a program in a browser: `<script>`, `onclick=`, `href="javascript:"`; each once, in order of kind."""
    if "<" not in html or not (_SUSPECT_TAG(html) or ("=" in html and _SUSPECT_ATTRIBUTE(html))):
        return ()
    found: list[str] = []
    # nh3 parses as browsers do, so what it sees is what would run. It is let through everything, and asked what it saw.
    tags = {name.lower() for name in _NAME.findall(html)}

    def see(_tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            found.append(f"{name}=")
        elif scheme := _unsafe_scheme(value):
            found.append(f'{name}="{scheme}"')

    import nh3

    bare = nh3.clean(
        html,
        tags=tags,
        clean_content_tags=set(),
        attributes={"*": _URL_ATTRIBUTES | {name.lower() for name in _HANDLER.findall(html)}},
        attribute_filter=see,
        url_schemes={"javascript", "vbscript", "data"},
        link_rel=None,
    )
    return tuple(dict.fromkeys((*(f"<{tag}>" for tag in _TAG.findall(bare)), *found)))


def clean(html: str, tags: frozenset[str] | None = None) -> str:
    """The same text with only harmless tags and attributes; `tags` narrows which stay, and of attributes only a link's `href`."""
    import nh3

    if tags is None:
        return nh3.clean(html, link_rel=None)
    return nh3.clean(html, tags=nh3.ALLOWED_TAGS & tags, attributes={"*": set(), "a": {"href"}}, link_rel=None)


def plain(html: str) -> str:
    """The words alone, one line a paragraph, list item or table row."""
    if "<" not in html and "&" not in html:
        return html
    from html import unescape

    import nh3

    words = _BREAK.sub("\n<", re.sub(r"\s+", " ", html))
    lines = (" ".join(unescape(line).split()) for line in nh3.clean(words, tags=set(), link_rel=None).split("\n"))
    return "\n".join(line for line in lines if line)


def _unsafe_scheme(url: str) -> str:
    bare = _INVISIBLE.sub("", url).lower()
    return next((scheme for scheme in _UNSAFE_SCHEMES if bare.startswith(scheme)), "")
