"""Text of the catalog is data: each place it is shown in has one way of taking its power."""

import html
import json
import re

_UNSEEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, which move the cursor, set colours and end lines
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # signs that turn the direction of what follows
    "\u2028\u2029\ufeff\ufffe\uffff"  # line ends of Unicode, marks and non-characters
    "\ud800-\udfff"  # halves of a pair, which no encoding can write
    "]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LOG_COMMAND = re.compile(r"##(?=\w*\[)|\A\s*::(?=\w)")
_MARKDOWN = re.compile(r"[\\`*_\[\]#|~$]|\A[-+=]|(?<=\A\d)[.)]")
# A sign that takes no room stands after what a host would make a link of once the Markdown is read: addresses, people,
# issues, requests, labels, milestones (docs.github.com, autolinked references; docs.gitlab.com, special references; 2026-08).
_REFERENCE = re.compile(r'[@#!%~&$](?=[\w"])|:(?=//)|\bwww(?=\.)|\bGH-(?=\d)|\b(?:mailto|xmpp):', re.IGNORECASE)
_UNSEEN_IN_JSON = re.compile(_UNSEEN.pattern.replace("\x00-\x1f", ""))


def visible(text: str) -> str:
    """One line in which everything can be seen: an escape character is shown as `\\x1b`, a line end as `\\n`.

    `##[` is broken, too: GitHub, Azure and TeamCity obey what follows it anywhere in a line of the log; so is a `::` at the
    beginning, which GitHub obeys at the beginning of a line.
    """
    shown = _UNSEEN.sub(lambda match: _SHORT.get(match[0]) or _code(ord(match[0])), text)
    return _LOG_COMMAND.sub(lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", shown)


def markdown(text: str) -> str:
    """Text for a line or table cell of Markdown: no markup, no HTML, no link, and nobody is mentioned."""
    shown = html.escape(_REFERENCE.sub("\\g<0>\u200b", visible(text)), quote=False)
    return _MARKDOWN.sub(lambda match: "\\" + match[0], shown)


def markdown_code(text: str) -> str:
    """Text as code within a line or table cell of Markdown."""
    return f"<code>{markdown(text)}</code>"


def command_data(text: str) -> str:
    """The message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """A property of a workflow command."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def json_text(data: object) -> str:
    """JSON to be read by people, too: letters as they are, but what can't be seen or encoded in its escaped form."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNSEEN_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _code(point: int) -> str:
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"
