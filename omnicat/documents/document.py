"""A catalog file as read: its data, its text and the place of every value in it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from msgspec import Struct

from omnicat.documents.comments import Ignore, comment_at, ignores_in
from omnicat.documents.marks import START, Mark, offsets_at
from omnicat.documents.places import Node, read_places
from omnicat.documents.positions import line_starts, position
from omnicat.findings import Finding, Location


class Document(Struct, frozen=True, dict=True):
    """One file. `text` is all of it, with byte order mark and line ends as they are.

    `marks` tell where values begin. Where they end is worked out by a second reading when first asked for, and kept:
    hence `dict=True`.
    """

    path: str
    text: str
    data: Any
    marks: Mark = START

    @property
    def body(self) -> str:
        """The text behind the byte order mark; offsets count from its start."""
        return self.text.removeprefix("\ufeff")

    def place(self, pointer: str) -> Location:
        """Where the value stands; for an absent one, where the nearest thing above it does."""
        return self._location(offsets_at(self.marks, pointer).value, pointer)

    def key_place(self, pointer: str) -> Location:
        """Where the value's key stands; for an item of a list, where the value does."""
        return self._location(offsets_at(self.marks, pointer).key, pointer)

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, with line and column wherever they are this file's and lack them."""
        return tuple(each.at(self.place(each.where.pointer)) if self._lacks_line(each) else each for each in findings)

    def comment_on(self, line: int) -> str:
        """The comment on a line (from 1), without its `#`; empty where there is none."""
        if not 1 <= line <= len(self._starts):
            return ""
        return comment_at(self.body, self._starts[line - 1], self.root)

    def ignores(self) -> tuple[Ignore, ...]:
        """The `# omnicat: ignore[rule] reason` comments, from the top."""
        return ignores_in(self.body, self.comment_on) if "omnicat:" in self.text else ()

    @cached_property
    def root(self) -> Node:
        """Every value of the file with all it spans, for those who edit it."""
        return read_places(self.body)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.body)

    def _location(self, offset: int, pointer: str) -> Location:
        return Location(self.path, *position(self._starts, offset), pointer)

    def _lacks_line(self, found: Finding) -> bool:
        return found.where.line == 0 and found.where.path == self.path
