"""A text becomes the tree of its entries: what each comment belongs to is decided here."""

import re
from typing import Any

from omnicat.documents.entries import Entry, Group, Leaf, Unusual, Value
from omnicat.documents.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    events,
)
from omnicat.documents.reader import DEEPEST

_DASH = re.compile(r"(?:[ \n]|(?:(?<=[ \n])|(?<![^\n]))#[^\n]*)*-")
_COLON = re.compile(r" *:")
_COMMENT = re.compile(r"(?:[ \t]+|^)#[^\n]*")
_BLANK_LINES = re.compile(r"(?:(?:^|\n) *)+\Z")
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t\n]*)+")


def arranged(body: str) -> Group:
    """The entries of a text that is known to parse, its line ends `\\n`. Raises Unusual, and YAMLError for broken text."""
    return _Arranging(body).root()


class _Arranging:
    def __init__(self, body: str) -> None:
        self._body = body
        self._next = events(body.encode())
        self._at = 0
        self._depth = 1
        self._owner: Entry | None = None
        self._pending: list[str] = []
        self._closed: list[tuple[int, Group]] = []

    def root(self) -> Group:
        self._next()
        start = self._next()
        if type(start) is StreamEndEvent:
            raise Unusual("no data")
        self._skip_document_start(start)
        event = self._next()
        if type(event) not in (MappingStartEvent, SequenceStartEvent) or event.flow_style or event.anchor or event.tag:
            raise Unusual("no block of entries at its top")
        group = self._group(event, -1)
        self._gap(len(self._body), -1)
        group.below += self._pending
        return group

    def _skip_document_start(self, event: Any) -> None:
        if type(event) is not DocumentStartEvent:
            raise Unusual("no document")
        if not event.explicit:
            return
        before = self._body[: _end(event)]
        if "%" in re.sub("#[^\n]*", "", before):
            raise Unusual("a '%' directive")
        self._gap(_start(event), 0)
        self._at = _end(event)

    def _value(self, event: Any, column: int) -> Value:
        """The value of the owner, whose entry begins at `column`."""
        kind = type(event)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            self._depth += 1
            if self._depth > DEEPEST:
                raise Unusual(f"values nested deeper than {DEEPEST} levels")
            found = self._bracketed(event, column) if event.flow_style else self._group(event, column)
            self._depth -= 1
            return found
        start, end = _start(event), _end(event)
        if start == end:
            return Leaf("", "", "")
        self._to_value(start)
        if kind is AliasEvent:
            self._at = end
            return Leaf(self._body[start:end], "alias", "")
        return self._leaf(event, start, end)

    def _leaf(self, event: Any, start: int, end: int) -> Leaf:
        properties = ""
        if event.anchor or event.tag:
            found = _PROPERTIES.match(self._body, start, end)
            properties = found[0].strip() if found else ""
            start = found.end() if found else start
        token = self._body[start:end]
        style = event.style or ""
        self._at = end
        if style in ("|", ">"):
            token = self._block_scalar(token, end)
        elif "\n" in token:
            token = "\n".join(each.lstrip(" \t") for each in token.split("\n"))
        return Leaf(token, style, event.value, " ".join(properties.split()))

    def _block_scalar(self, token: str, end: int) -> str:
        header, _, content = token.partition("\n")
        if comment := _COMMENT.search(header):
            self._beside(comment[0])
            header = header[: comment.start()]
        header = header.rstrip()
        if "+" not in header:
            kept = _BLANK_LINES.sub("", content)
            self._at = end - (len(content) - len(kept))
            content = kept
        else:
            self._at = end - len(content) + len(content.removesuffix("\n"))
            content = content.removesuffix("\n")
        lines = content.split("\n")
        first = next((line for line in lines if line.strip(" ")), "")
        if any(map(str.isdigit, header)):
            raise Unusual(f"'{header}', a text with a number for its indentation")
        depth = len(first) - len(first.lstrip(" "))
        return "\n".join([header, *(line[depth:] for line in lines)]) if content else header

    def _group(self, event: Any, column: int) -> Group:
        is_list = type(event) is SequenceStartEvent
        group = Group(is_list, in_brackets=False)
        start = _start(event)
        if event.anchor or event.tag:
            self._to_value(start)
            found = _PROPERTIES.match(self._body, start)
            group.properties = " ".join(found[0].split()) if found else ""
            start += len(found[0].rstrip()) if found else 0
            self._at = start
        here = self._items(group, column) if is_list else self._keys(group, column)
        self._closed.append((here, group))
        return group

    def _items(self, group: Group, column: int) -> int:
        here = 0
        while type(event := self._next()) is not SequenceEndEvent:
            dash = _DASH.match(self._body, self._at)
            if dash is None:
                raise Unusual("a list whose dashes are not found")
            start = dash.end() - 1
            here = self._column(start)
            entry = self._begin(None, "", start, here)
            self._at = start + 1
            group.entries.append(entry)
            entry.value = self._value(event, here)
        group.indent = here - max(column, 0)
        return here

    def _keys(self, group: Group, column: int) -> int:
        here = -1
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.anchor or event.tag:
                raise Unusual("a key that is no plain text")
            start, end = _start(event), _end(event)
            here = self._column(start) if here < 0 else here
            entry = self._begin(event.value, self._body[start:end], start, here)
            colon = _COLON.match(self._body, end)
            if colon is None:
                raise Unusual(f"the key '{event.value}' with no ':' right behind it")
            self._at = colon.end()
            group.entries.append(entry)
            entry.value = self._value(self._next(), here)
        group.indent = here - max(column, 0)
        return here

    def _bracketed(self, event: Any, column: int) -> Group:
        start = _start(event)
        self._to_value(start)
        owner = self._owner
        group = Group(type(event) is SequenceStartEvent, in_brackets=True)
        if event.anchor or event.tag:
            found = _PROPERTIES.match(self._body, start)
            group.properties = " ".join(found[0].split()) if found else ""
            self._at = found.end() if found else start
        if self._body[self._at] not in "[{":
            raise Unusual("a pair in a list without brackets of its own")
        self._at += 1
        end = self._bracketed_entries(group, column)
        group.below, self._pending = self._pending, []
        raw = self._body[start:end]
        if "\n" in raw:
            first, *more = raw.split("\n")
            raw = "\n".join([first, *(line[min(column, len(line) - len(line.lstrip(" "))) :] for line in more)])
        group.raw = raw
        self._at, self._owner = end, owner
        return group

    def _bracketed_entries(self, group: Group, column: int) -> int:
        """Fills the group; the offset behind its bracket."""
        last = (MappingEndEvent, SequenceEndEvent)
        while type(event := self._next()) not in last:
            start = _start(event)
            if group.is_list:
                entry = self._begin(None, "", start, 0)
            else:
                if type(event) is not ScalarEvent or event.anchor or event.tag:
                    raise Unusual("a key that is no plain text")
                end = _end(event)
                entry = self._begin(event.value, self._body[start:end], start, 0)
                colon = _COLON.match(self._body, end)
                if colon is None:
                    raise Unusual(f"the key '{event.value}' with no ':' right behind it")
                self._at = colon.end()
                event = self._next()
            group.entries.append(entry)
            entry.value = self._value(event, column)
        end = _end(event)
        self._gap(end - 1, 0)
        return end

    def _begin(self, key: str | None, name: str, start: int, column: int) -> Entry:
        """A new entry at an offset; the comments before it are told apart first."""
        if "\n" in name or self._body.startswith("?", start):
            raise Unusual(f"the key '{key}' over several lines")
        self._gap(start, column)
        entry = Entry(key, name, _NOTHING, self._pending, start=start)
        self._pending, self._owner = [], entry
        return entry

    def _to_value(self, start: int) -> None:
        """Comments between a colon and its value are the entry's own."""
        if "\n" in self._body[self._at : start] or "#" in self._body[self._at : start]:
            closed, self._closed = self._closed, []
            self._gap(start, 0)
            self._closed = closed
            if self._owner is not None:
                self._owner.above += [each for each in self._pending if each]
                self._pending = []
        self._at = start

    def _gap(self, start: int, column: int) -> None:
        """Sorts the comments from where we are to `start`, where an entry at `column` begins."""
        text = self._body[self._at : start]
        if "\n" not in text and "#" not in text:
            self._closed = []
            return
        rest, *lines = text.split("\n")
        if comment := _COMMENT.search(rest):
            self._beside(comment[0])
        own: list[tuple[int, str]] = []
        for line in lines[:-1]:
            bare = line.strip(" \t,")
            if not bare or bare.startswith("#"):
                own.append((len(line) - len(line.lstrip(" ")), bare))
            elif comment := _COMMENT.search(line):
                own.append((column, comment[0].strip()))
        if lines and start >= len(self._body) and lines[-1].lstrip().startswith("#"):
            own.append((len(lines[-1]) - len(lines[-1].lstrip(" ")), lines[-1].strip()))
        self._sort(own, column)
        self._closed = []

    def _sort(self, own: list[tuple[int, str]], column: int) -> None:
        """Comments deeper than the next entry end the blocks that ended before it."""
        closed = list(self._closed)
        blanks: list[str] = []
        for place, (depth, text) in enumerate(own):
            if not text:
                blanks.append("")
                continue
            while len(closed) > 1 and closed[0][0] > depth:
                closed.pop(0)
            if depth <= column or not closed:
                self._pending += blanks + [each for _, each in own[place:]]
                return
            closed[0][1].below += [*blanks, text]
            blanks = []
        self._pending += blanks

    def _beside(self, comment: str) -> None:
        if self._owner is None:
            self._pending.append(comment.strip())
        else:
            self._owner.beside.append(comment.rstrip())

    def _column(self, offset: int) -> int:
        return offset - 1 - self._body.rfind("\n", 0, offset)


_NOTHING = Leaf("", "", "")


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)
