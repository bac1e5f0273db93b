"""Rows of quoted cells, as RFC 4180 and Google's text files have them in common."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from io import TextIOWrapper
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from omnicat.feeds.feed import Feed, words_of
from omnicat.feeds.json_text import as_json
from omnicat.feeds.texts import UTF_8, encode, encode_as, parts_of, scalar, values_of
from omnicat.model.channel import SpecField

LONGEST_CELL = 10_000_000
"""Characters; the reader's own limit of 131,072 is less than a description with pictures in it."""

COLON = ":"
"""What stands between the parts of a group in a cell that is no JSON."""

WORD = re.compile(r"\$([a-z_]+)")

LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}


class Layout(NamedTuple):
    """How the rows of a feed are written: what a plan says, and its format's own way where it says nothing."""

    delimiter: str
    line_end: str
    quote: Callable[[str], str]
    empty: str = ""
    encoding: str = "utf-8"

    def row(self, cells: Iterable[str]) -> bytes:
        """One row. The csv module would leave a lone carriage return unquoted, so cells are quoted here."""
        quote, empty = self.quote, self.empty
        text = self.delimiter.join([quote(cell) if cell else empty for cell in cells]) + self.line_end
        return encode(text) if self.encoding == UTF_8 else encode_as(text, self.encoding)


def layout(feed: Feed, delimiter: str, line_end: str) -> Layout:
    """The layout of a feed, in a format with that delimiter and those line ends; worked out once."""
    if "layout" not in feed.kept:
        plan = feed.plan
        sign = plan.delimiter or delimiter
        quote = {"all": _in_quotes, "none": _on_one_line(sign)}.get(plan.quoting) or quoter(sign)
        empty = '""' if plan.quoting == "all" else ""
        feed.kept["layout"] = Layout(sign, LINE_ENDS.get(plan.line_end, line_end), quote, empty, plan.encoding)
    made: Layout = feed.kept["layout"]
    return made


def head(feed: Feed, form: Layout, heading: Callable[[SpecField], str]) -> bytes:
    """What stands before the items: the byte order mark, the rows before the names, and the names."""
    mark = "\ufeff".encode(form.encoding) if feed.plan.bom else b""
    words = words_of(feed)
    before = [[str(words.get(cell[1:]) or "") if cell[:1] == "$" else cell for cell in row] for row in feed.plan.before]
    names = [_heading(name, feed, heading) for name in feed.columns]
    return mark + b"".join(form.row(cells) for cells in (*before, names))


def fields_of(feed: Feed, headings: Sequence[str], heading: Callable[[SpecField], str]) -> list[str]:
    """The fields that stand below the headings; a heading that several fields have is each of theirs in turn. Those of the
    feed's own headings are worked out once.
    """
    if feed.kept.get("headings") != headings:
        known: dict[str, list[str]] = {}
        for name in feed.columns:
            known.setdefault(_heading(name, feed, heading), []).append(name)
        feed.kept["fields"] = [known[each].pop(0) if known.get(each) else each for each in headings]
        feed.kept["headings"] = headings
    found: list[str] = feed.kept["fields"]
    return found


def _heading(name: str, feed: Feed, heading: Callable[[SpecField], str]) -> str:
    """What stands above a column; `$country` and the like in it are filled in."""
    said = feed.plan.names.get(name)
    if said is None or "$" not in said:
        return said or heading(feed.spec.fields[name])
    words = words_of(feed)
    return WORD.sub(lambda found: str(words.get(found[1]) or ""), said)


Write = Callable[[Any], str]
"""A field's value as it stands in a cell."""


def writers(feed: Feed, cell: Callable[[SpecField], Write]) -> tuple[tuple[str, str, Write], ...]:
    """The name and the level of every column's field, and how its values are written; worked out once."""
    if "writers" not in feed.kept:
        fields = [feed.spec.fields[name] for name in feed.columns]
        feed.kept["writers"] = tuple(
            (each.name, each.level, _of_several(cell(each), place, each.columns) if each.columns > 1 else cell(each))
            for each, place in zip(fields, _places(feed.columns), strict=True)
        )
    made: tuple[tuple[str, str, Write], ...] = feed.kept["writers"]
    return made


def _places(names: Iterable[str]) -> Iterator[int]:
    """Which column of its name each one is, from 0."""
    seen: Counter[str] = Counter()
    for name in names:
        yield seen[name]
        seen[name] += 1


def _of_several(write: Write, place: int, columns: int) -> Write:
    """What stands in one of several columns of a field: its value, or in the last one all that are left."""
    end = place + 1 if place < columns - 1 else None
    return lambda value: write(own) if (own := values_of(value)[place:end]) else ""


def joined(field: SpecField) -> Write:
    """A value as a text, or several with the field's own sign between them; an object is JSON, as a field of type json
    is, unless the parts of a group are joined by colons; an address has no comma of its own where commas stand between
    several.
    """
    between = field.join
    if field.type == "json":
        return lambda value: value if type(value) is str else as_json(value).decode()
    if field.group and between == COLON:
        one = grouped(field)
        return lambda value: ",".join([one(each) for each in values_of(value)])
    if field.group:
        return lambda value: between.join([as_json(each).decode() for each in values_of(value)])
    if field.many and field.type == "url" and between == ",":
        return lambda value: between.join([scalar(each).replace(",", "%2C") for each in values_of(value)])
    return lambda value: value if type(value) is str else between.join([scalar(each) for each in values_of(value)])


def grouped(field: SpecField) -> Write:
    """A group's parts in their order with colons between; a part that holds a separator stands in quotes."""
    quote = quoter(",:")
    return lambda value: COLON.join([quote(scalar(part)) for part in parts_of(value, field.group)]).rstrip(COLON)


@cache
def quoter(separators: str) -> Callable[[str], str]:
    """What puts a text in quotes, inner ones doubled, where it holds a separator, a quote, a tab or a line break."""
    has_special = re.compile(f'[{re.escape(separators)}"\n\r\t]').search

    def quote(text: str) -> str:
        return _in_quotes(text) if has_special(text) else text

    return quote


def rows(feed: Feed, stream: BinaryIO, form: Layout) -> Iterator[list[str]]:
    """The rows back from the one of names on, whatever the line ends. Raises `csv.Error` and `UnicodeDecodeError`."""
    text = TextIOWrapper(stream, form.encoding, newline="")
    try:
        if feed.plan.bom and text.read(1) != "\ufeff":
            raise csv.Error("it does not begin with a byte order mark")
        yield from islice(parsed(feed, text, form), len(feed.plan.before), None)
    finally:
        # The stream is the caller's to close. Where that happened in the middle of a row there is nothing to let go.
        with suppress(ValueError):
            text.detach()


def parsed(feed: Feed, lines: Iterable[str], form: Layout) -> Iterator[list[str]]:
    """The rows of these lines, which keep their ends. Raises `csv.Error`."""
    csv.field_size_limit(LONGEST_CELL)
    is_bare = feed.plan.quoting == "none"
    return csv.reader(
        lines, delimiter=form.delimiter, strict=True, quoting=csv.QUOTE_NONE if is_bare else csv.QUOTE_MINIMAL
    )


def _on_one_line(delimiter: str) -> Callable[[str], str]:
    """What keeps a cell whole where none stands in quotes: a delimiter or a line break in it becomes a space."""
    breaks = re.compile(f"[{re.escape(delimiter)}\n\r\t]+")
    return lambda text: breaks.sub(" ", text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
