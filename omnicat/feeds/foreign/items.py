"""The items of a JSON document, one after the other, wherever the document has them; or one a line."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from io import TextIOWrapper
from typing import Any

from omnicat.feeds.foreign.records import Damage, Found, Record
from omnicat.feeds.foreign.texts import lines

CHUNK = 1 << 16
LONGEST_ITEM = 50_000_000
"""Characters; what is longer is not one item of a feed, and would fill the memory."""

END = 16
"""An error so near the end of what was read may be none when more is read."""

HINT = "write JSON as RFC 8259 has it: keys and texts in double quotes, no comma at the end"

_decode = json.JSONDecoder(parse_float=Decimal, parse_constant=str).raw_decode
_spaces = re.compile(r"[ \t\r\n\ufeff]*").match
_tokens = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]').finditer


class Broken(Exception):
    """JSON that is none, at a line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(text: TextIOWrapper, path: Sequence[str], own: Collection[str]) -> Iterator[Found]:
    """The items below the keys `path`, else of the first list of objects that is not under one of an item's `own` keys,
    else the document itself.
    """
    stream = _Stream(text)
    try:
        while stream.peek():
            yield from _items(stream, path, own)
    except (Broken, RecursionError) as error:
        line = error.line if isinstance(error, Broken) else stream.line
        yield Damage(line, f"the JSON is broken: {error}", HINT)


def read_lines(text: TextIOWrapper) -> Iterator[Found]:
    """An item a line; a line that is broken does not hide the others."""
    number = 0
    for line in lines(text):
        if isinstance(line, Damage):
            yield line
            continue
        number += 1
        if not line.strip():
            continue
        try:
            yield _record(
                json.loads(line.strip("\ufeff \t\r\n"), parse_float=Decimal, parse_constant=str), line, number
            )
        except (ValueError, RecursionError) as error:
            yield Damage(number, f"the line is not JSON: {str(error).partition(':')[0]}", HINT)


def _items(stream: "_Stream", path: Sequence[str], own: Collection[str]) -> Iterator[Found]:
    sign = stream.peek()
    if sign == "[":
        yield from _of_list(stream)
    elif sign == "{":
        yield from _of_object(stream, path, own)
    else:
        raise Broken(stream.line, "an object or a list is expected")


def _of_list(stream: "_Stream") -> Iterator[Found]:
    stream.take("[")
    while stream.peek() != "]":
        line = stream.line
        item, text = stream.value()
        yield _record(item, text, line)
        if stream.peek() != "]":
            stream.take(",")
    stream.take("]")


def _of_object(stream: "_Stream", path: Sequence[str], own: Collection[str]) -> Iterator[Found]:
    line, told, said = stream.line, False, {}
    texts: list[tuple[str, int, int, str]] = []
    stream.take("{")
    while stream.peek() != "}":
        key_line, key = stream.line, str(stream.value()[0])
        stream.take(":")
        if not told and _leads_to_items(stream, key, path, own):
            told = True
            yield from _items(stream, path[1:], own)
        else:
            at = stream.line
            said[key], text = stream.value()
            texts.append((key, key_line, at, text))
        if stream.peek() != "}":
            stream.take(",")
    stream.take("}")
    if not told:
        yield Record(line, said, _line_finder(cache(lambda: dict(_lines_in(texts))), line), is_text=False)


def _leads_to_items(stream: "_Stream", key: str, path: Sequence[str], own: Collection[str]) -> bool:
    """Whether the items are in the value of this key: where the path says so, else in the first list of objects."""
    sign = stream.peek()
    if path:
        return key == path[0] and sign in ("[", "{")
    return sign == "[" and key not in own and stream.has_objects()


def _lines_in(texts: Iterable[tuple[str, int, int, str]]) -> Iterator[tuple[str, int]]:
    for key, key_line, at, text in texts:
        yield key, key_line
        for path, line in _key_lines(text, at):
            yield f"{key}.{path}", line


def _record(item: Any, text: str, line: int) -> Found:
    if not isinstance(item, dict):
        return Damage(line, "the item is no JSON object", "write each item as an object")
    lines_of = cache(lambda: dict(_key_lines(text, line)))
    return Record(line, item, _line_finder(lines_of, line), is_text=False)


def _line_finder(lines_of: Callable[[], dict[str, int]], line: int) -> Callable[[str], int]:
    def line_of(name: str) -> int:
        known = lines_of()
        while name and name not in known:
            name = name.rpartition(".")[0]
        return known.get(name, line)

    return line_of


def _key_lines(text: str, line: int) -> Iterator[tuple[str, int]]:
    """Each key's path, with dots between, and its line. An entry of a list stands in a path by its number, from 0."""
    above: list[str] = []
    opened: list[str] = []
    counts: list[int] = []
    key, before, last = "", 0, ""
    for found in _tokens(text):
        sign = found[0]
        line += text.count("\n", before, found.start())
        before = found.start()
        in_list = bool(opened) and opened[-1] == "["
        if sign in ("{", "["):
            above.append(str(counts[-1]) if in_list else key)
            opened.append(sign)
            counts.append(0)
        elif sign in ("}", "]"):
            for each in (opened, above, counts):
                each.pop()
        elif sign == "," and in_list:
            counts[-1] += 1
        elif sign[0] == '"' and opened and not in_list and last in ("{", ","):
            key = json.loads(sign, strict=False)
            yield ".".join([*above[1:], key]), line
        last = sign


class _Stream:
    """A text that is read as far as it is needed, and forgotten behind that."""

    def __init__(self, text: TextIOWrapper) -> None:
        self.line = 1
        self._text = text
        self._buffer = ""
        self._at = 0
        self._has_more = True

    def peek(self) -> str:
        """The next sign that is no space; '' at the end."""
        while True:
            found = _spaces(self._buffer, self._at)
            self._go(found.end() if found else self._at)
            if self._at < len(self._buffer) or not self._fill():
                return self._buffer[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        """The next sign, which must be that one."""
        found = self.peek()
        if found != sign:
            raise Broken(self.line, f"'{sign}' is expected" + (f", not '{found}'" if found else " at its end"))
        self._go(self._at + 1)

    def has_objects(self) -> bool:
        """Whether a list that begins here holds objects."""
        while len(self._buffer) - self._at < CHUNK and self._fill():
            pass
        found = _spaces(self._buffer, self._at + 1)
        return self._buffer[found.end() : found.end() + 1] == "{" if found else False

    def value(self) -> tuple[Any, str]:
        """The next value, and its text."""
        self.peek()
        while True:
            try:
                made, end = _decode(self._buffer, self._at)
                if end < len(self._buffer) or not self._fill():
                    text = self._buffer[self._at : end]
                    self._go(end)
                    return made, text
            except json.JSONDecodeError as error:
                is_cut = error.msg.startswith("Unterminated") or error.pos > len(self._buffer) - END
                if not is_cut or len(self._buffer) > LONGEST_ITEM or not self._fill():
                    raise Broken(self.line + self._buffer.count("\n", self._at, error.pos), error.msg.lower()) from None

    def _fill(self) -> bool:
        if not self._has_more:
            return False
        more = self._text.read(max(CHUNK, len(self._buffer) - self._at))
        self._has_more = bool(more)
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        return self._has_more

    def _go(self, to: int) -> None:
        self.line += self._buffer.count("\n", self._at, to)
        self._at = to
