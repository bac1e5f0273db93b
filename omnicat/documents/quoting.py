"""How a single value is spelt in YAML: plain where that is safe, in quotes where it is not."""

import re
from typing import Literal

from omnicat.documents.scalars import Scalar, typed, written
from omnicat.errors import OmnicatError

Style = Literal["", "'", '"']

_SAFE = r"[^\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_PLAIN = re.compile(
    rf"{_SAFE}\-?:,\[\]{{}}#&*!|>'\"%@`.=<~]"
    rf"(?:{_SAFE}:#]|:(?={_SAFE}])|(?<=[^ ])#| +(?={_SAFE}#]))*"
).fullmatch
_PLAIN_IN_FLOW = re.compile(
    rf"{_SAFE}\-?:,\[\]{{}}#&*!|>'\"%@`.=<~]"
    rf"(?:{_SAFE}:#,?\[\]{{}}]|:(?={_SAFE}:,?\[\]{{}}'\"])|(?<=[^ ])#| +(?={_SAFE}:#,?\[\]{{}}]))*"
).fullmatch
# Words and numbers that this or another common reader of YAML (1.1 or 1.2) takes for something else than text.
_RETYPED = re.compile(
    r"[-+]?\.?[0-9][0-9_.:]*(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|true|false|yes|no|on|off|null", re.IGNORECASE
).fullmatch
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_SINGLE_QUOTES = re.compile(rf"(?:{_SAFE}]| )*").fullmatch
_SHORT_ESCAPE = {
    '"': r"\"",
    "\\": r"\\",
    "\n": r"\n",
    "\t": r"\t",
    "\r": r"\r",
    "\0": r"\0",
    "\x85": r"\N",
    "\xa0": r"\_",
}


def spelt(value: Scalar, *, in_flow: bool, style: str = "") -> str:
    """A scalar as one token on one line, in `style` (`'` or `"`) where that can hold it."""
    if value is None:
        return "null"
    if not isinstance(value, str):
        return written(value)
    if style == "'" and _IN_SINGLE_QUOTES(value):
        return "'" + value.replace("'", "''") + "'"
    if style == '"' or not is_plain(value, in_flow=in_flow):
        return quoted(value)
    return value


def spelt_key(key: str, *, in_flow: bool, style: str = "") -> str:
    """A key as one token; a key is text whatever it looks like, so numbers need no quotes."""
    if style:
        return spelt(key, in_flow=in_flow, style=style)
    safe = _PLAIN_IN_FLOW(key) is not None and key != "<<"
    return key if safe else quoted(key)


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether text may stand without quotes and is read back as that very text."""
    fits = _PLAIN_IN_FLOW if in_flow else _PLAIN
    return fits(text) is not None and _RETYPED(text) is None and isinstance(typed(text), str)


def quoted(text: str) -> str:
    """Text in double quotes, with escapes for what can't be seen."""
    if _SURROGATE.search(text):
        raise OmnicatError(
            "a text holds half a character, which no file can hold", "take the text from its source again"
        )
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    code = ord(letter)
    return _SHORT_ESCAPE.get(letter) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
