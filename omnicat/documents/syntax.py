"""What the YAML parser complains about, said so that a merchandiser can mend it."""

import re
from typing import Any

from omnicat.documents import rules
from omnicat.documents.events import MarkedYAMLError, YAMLError
from omnicat.documents.positions import line_starts, position
from omnicat.documents.reader import Place
from omnicat.documents.scalars import CONTROL
from omnicat.findings import Finding, finding

_MOST_CONTROL = 20
_MOST = 50
_OURS = re.compile(r"^<{7}(?: ([^\r\n]*))?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?: |$)", re.MULTILINE)
_QUOTE = "put text with ': ', ' #' or a leading special character in quotes"
_ALIGN = "line the keys of one mapping up in the same column"
_CLOSE = "close the bracket, or put the text in quotes"
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a ':' stands where none is expected", _QUOTE),
    ("could not find expected ':'", "a key has no ':' after it", "write 'key: value', with a space after the colon"),
    (
        "block sequence entries are not allowed",
        "a '-' stands where no list can begin",
        "begin the list on its own line",
    ),
    ("sequence entries are not allowed", "a '-' stands where no list can begin", "begin the list on its own line"),
    ("mapping keys are not allowed", "a '?' stands where no key can begin", _QUOTE),
    ("cannot start any token", "a text begins with a character that YAML keeps for itself", "put the text in quotes"),
    (
        "did not find expected alphabetic",
        "'&' or '*' has no name after it",
        "put text that begins with '&' or '*' in quotes",
    ),
    (
        "expected alphabetic or numeric",
        "'&' or '*' has no name after it",
        "put text that begins with '&' or '*' in quotes",
    ),
    ("found unexpected end of stream", "a quote that opens here is never closed", "close the quote"),
    ("found unexpected document indicator", "a quote that opens here is never closed", "close the quote"),
    ("unknown escape character", "a backslash in double quotes begins no known escape", r"write '\\' for a backslash"),
    ("hexdecimal", "an escape is cut short", r"write two digits after '\x', four after '\u', eight after '\U'"),
    ("invalid Unicode character escape", "an escape names no character", r"write the character itself"),
    ("tab character", "a tab stands where spaces are expected", "indent with spaces"),
    ("indentation indicator", "the number after '|' or '>' must be 1 to 9", "leave the number out"),
    ("expected comment or line break", "something follows '|' or '>' on its line", "begin the text on the next line"),
    ("expected ',' or ']'", "a list in '[ ]' lacks a ',' or its ']'", _CLOSE),
    ("expected ',' or '}'", "a mapping in '{ }' lacks a ',' or its '}'", _CLOSE),
    (
        "expected '-' indicator",
        "a line of a list does not begin with '-'",
        "line the '-' of one list up in the same column",
    ),
    ("did not find expected key", "a line does not fit the mapping above it", _ALIGN),
    ("expected <block end>", "a line does not fit what stands above it", _ALIGN),
    ("expected node content", "a value is missing", _QUOTE),
    ("expected the node content", "a value is missing", _QUOTE),
    ("expected <document start>", "a line does not belong to the document above it", _ALIGN),
    ("undefined tag handle", "a text begins with '!', which begins a tag", "put the text in quotes"),
    ("directive", "a line begins with '%', which YAML keeps for itself", "put the text in quotes"),
    ("incompatible YAML document", "the '%YAML' line names a version that is not known", "remove the line"),
    ("", "this is not well-formed YAML", "look at this line and the one above it"),
)
_INDENT_TAB = re.compile(r" *\t")


def syntax_findings(error: YAMLError, text: str, place: Place) -> list[Finding]:
    """The findings for what made the parser stop."""
    if not isinstance(error, MarkedYAMLError):
        return _control_characters(text, place) or [_finding("", None, None, place)]
    offset = _offset(error.problem_mark)
    if conflicts := _conflicts(text, place):
        return conflicts
    if (tab := _indenting_tab(text, offset)) is not None:
        message = "a tab indents this line"
        return [finding(rules.TAB, place(tab, ""), message, "indent with spaces, two a level")]
    return [_finding(str(error.problem), offset, _offset(error.context_mark), place)]


def _finding(problem: str, offset: int | None, context: int | None, place: Place) -> Finding:
    message, hint = next((message, hint) for known, message, hint in _SAYINGS if known in problem)
    if context is not None and "opens here" in message:
        offset = context
    related = [place(context, "")] if context is not None and context != offset else []
    return finding(rules.SYNTAX, place(offset or 0, ""), message, hint, related=related)


def _conflicts(text: str, place: Place) -> list[Finding]:
    """One finding for each value that a merge left twice; the marker's own words say which it is."""
    found = (
        []
        if _THEIRS.search(text) is None
        else [opened for opened, _ in zip(_OURS.finditer(text), range(_MOST), strict=False)]
    )
    hint = "choose with `omnicat resolve`, or keep one side by hand and delete the marker lines"
    return [
        finding(rules.CONFLICT, place(each.start(), ""), f"a merge left two versions here: '{_shown(each[1])}'", hint)
        for each in found
    ]


def _shown(label: str) -> str:
    return label.strip()[:200] or "no name"


def _offset(mark: Any) -> int | None:
    return None if mark is None else int(mark.index)


def _indenting_tab(text: str, offset: int | None) -> int | None:
    """Where a tab stands in the indentation of the line with this offset."""
    if offset is None:
        return None
    starts = line_starts(text)
    start = starts[position(starts, offset)[0] - 1]
    tab = _INDENT_TAB.match(text, start)
    return tab.end() - 1 if tab else None


def _control_characters(text: str, place: Place) -> list[Finding]:
    found = [bad for bad, _ in zip(CONTROL.finditer(text), range(_MOST_CONTROL), strict=False)]
    return [
        finding(
            rules.CONTROL_CHARACTER,
            place(bad.start(), ""),
            f"the control character U+{ord(bad[0]):04X} stands here",
            "delete the character",
        )
        for bad in found
    ]
