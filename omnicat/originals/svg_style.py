"""Style in a drawing, without what a browser would fetch or run for it."""

import re

SAFE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif)[;,]", re.IGNORECASE)

# CSS Syntax Level 3 (2021-12-24), section 4.3.7: up to six hexadecimal digits and one white space
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|(.))", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_IMPORT = re.compile(r"@import\b(?:[^;\"']|\"[^\"]*\"|'[^']*')*;?", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(\"[^\"]*\"|'[^']*'|[^)]*)\s*\)?", re.IGNORECASE)
_RUNS = re.compile(
    r"expression\s*\(|javascript:|vbscript:|-moz-binding|behavior\s*:|@import|image-set\s*\(|\b(?:image|src)\s*\("
    r"|@(?:namespace|charset|document)|</",
    re.IGNORECASE,
)


def is_safe_address(address: str) -> bool:
    """Whether it leads to a part of the drawing itself, or is a picture written out in place."""
    text = "".join(address.split())
    return text.startswith("#") or bool(SAFE_DATA.match(text))


def cleaned(style: str) -> tuple[str, bool]:
    """The style without what leads outside, and whether there was any such thing."""
    plain = _COMMENT.sub("", _unescaped(style) if "\\" in style else style)
    kept = _URL.sub(_kept_url, _IMPORT.sub("", plain))
    if "\\" in kept or _RUNS.search(kept):
        return "", True
    return kept, kept != plain


def _kept_url(found: "re.Match[str]") -> str:
    return found[0] if is_safe_address(found[1].strip("\"' \t\r\n")) else "none"


def _unescaped(style: str) -> str:
    """Written without escapes: nothing can hide behind them, and no name of a drawing needs them."""
    return _ESCAPE.sub(lambda found: _sign(int(found[1], 16)) if found[1] else found[2], style)


def _sign(code: int) -> str:
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"
