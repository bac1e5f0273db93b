"""RSS, Atom and any other XML with an element an item, read as it comes, with the line of every element."""

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from omnicat.feeds.foreign.records import Damage, Found, Record
from omnicat.feeds.foreign.texts import Stream
from omnicat.feeds.xml import CHUNK, ITEM_BY_ROOT, Doctype


def read(stream: Stream, element: str = "") -> Iterator[Found]:
    """The records by their elements' local names. What stands below an element that is not sound is not read."""
    parser = expat.ParserCreate(namespace_separator=" ")
    tree = _Tree(parser, element)
    parser.buffer_text = True
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
            yield from tree.taken()
        parser.Parse(b"", True)
    except Doctype:
        yield from tree.taken()
        yield Damage(parser.CurrentLineNumber, "a document type is not allowed in a feed", "remove <!DOCTYPE …>")
        return
    except expat.ExpatError as error:
        yield from tree.taken()
        said = expat.errors.messages[error.code]
        message = f"the XML is broken: {'it ends too early' if said == 'no element found' else said}"
        yield Damage(error.lineno, message, _hint(error.code))
        return
    yield from tree.taken()
    if not tree.count:
        yield Damage(1, f"the file holds no <{tree.element}>", "write an element for each item")


HINTS = {
    "unbound prefix": 'declare it at the root: xmlns:g="http://base.google.com/ns/1.0"',
    "no element found": "close every element; the file may be cut off",
    "mismatched tag": "close every element, the inner ones first",
    "unclosed token": "close every element; the file may be cut off",
    "undefined entity": "write the letter itself, or &#…; with its number",
}
"""What to do, by what the parser says."""


def _hint(code: int) -> str:
    return HINTS.get(expat.errors.messages[code], "write & as &amp; and < as &lt;")


class _Open:
    """An element that is not closed yet."""

    __slots__ = ("children", "line", "lines", "texts")

    def __init__(self, line: int) -> None:
        self.line = line
        self.texts: list[str] = []
        self.children: dict[str, list[Any]] = {}
        self.lines: dict[str, int] = {}

    def said(self) -> Any:
        """A text; a mapping where there are elements inside."""
        if not self.children:
            return "".join(self.texts).strip()
        return {name: each[-1] if len(each) == 1 else each for name, each in self.children.items()}


class _Tree:
    """The item that is being read, and those that are whole."""

    def __init__(self, parser: Any, element: str) -> None:
        self.element = element
        self.count = 0
        self._parser = parser
        self._open: list[_Open] = []
        self._found: list[Record] = []
        self._is_rooted = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype

    def taken(self) -> list[Record]:
        found, self._found = self._found, []
        return found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self._is_rooted:
            self._is_rooted, self.element = True, self.element or ITEM_BY_ROOT.get(local, "item")
        if self._open or local == self.element:
            opened = _Open(self._parser.CurrentLineNumber)
            if "href" in attributes:
                opened.texts.append(attributes["href"])
            self._open.append(opened)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].texts.append(text)

    def _end(self, name: str) -> None:
        if not self._open:
            return
        closed = self._open.pop()
        if self._open:
            local, above = name.rpartition(" ")[2], self._open[-1]
            above.children.setdefault(local, []).append(closed.said())
            above.lines.setdefault(local, closed.line)
            return
        self.count += 1
        lines, line = closed.lines, closed.line
        self._found.append(Record(line, closed.children, lambda name: lines.get(name, line)))

    def _doctype(self, *_parts: object) -> None:
        raise Doctype("a document type is not allowed in a feed")
