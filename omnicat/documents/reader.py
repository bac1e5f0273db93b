"""Events become plain data, with a mark where each value begins; what is wrong on the way becomes findings."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from omnicat.documents import rules
from omnicat.documents.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    NextEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from omnicat.documents.marks import NO_MARKS, START, Mark, Marks
from omnicat.documents.scalars import CONTROL, MOST_DIGITS, Data, is_long_number, is_separator, typed
from omnicat.documents.sharing import Shares
from omnicat.findings import Finding, Fix, Location, Rule, finding, join_pointer

DEEPEST = 50
MOST_ALIASED = 100_000

Place = Callable[[int, str], Location]


class GaveUp(Exception):
    """Reading on makes no sense; the finding that says why is already noted."""


class Reader:
    """Reads one file's events."""

    def __init__(self, next_event: NextEvent, place: Place, *, is_suspect: bool) -> None:
        """`place` turns an offset and a pointer into a location; a suspect file has each value looked at."""
        self.findings: list[Finding] = []
        self._next = next_event
        self._place = place
        self._is_suspect = is_suspect
        self._path: list[str | int] = []
        self._shares = Shares()
        self._shared_marks: dict[str, Marks] = {}

    def read(self) -> tuple[Data, Mark]:
        """The data of the first document, and its mark; None where there is none."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            self._empty()
            return None, START
        event = self._next()
        data, below = self._node(event)
        start: int = event.start_mark.index
        if data is None:
            self._empty()
        self._next()
        if type(second := self._next()) is DocumentStartEvent:
            self._note(rules.SECOND_DOCUMENT, second, "a second document begins here", "move it to a file of its own")
        return data, (start, start, below)

    def _empty(self) -> None:
        hint = "fill the file, or delete it"
        self.findings.append(finding(rules.EMPTY, self._place(0, ""), "the file holds no data", hint))

    def _value(self, event: Any, key: str | int) -> tuple[Data, Marks]:
        self._path.append(key)
        read = self._node(event)
        self._path.pop()
        return read

    def _node(self, event: Any) -> tuple[Data, Marks]:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event), self._shared_marks.get(event.anchor, NO_MARKS)
        if event.tag is not None:
            self._tag(event)
        if event.anchor is not None:
            return self._shared(event, event.anchor)
        return self._scalar(event) if kind is ScalarEvent else self._container(event)

    def _shared(self, event: Any, anchor: str) -> tuple[Data, Marks]:
        is_scalar = type(event) is ScalarEvent
        if not is_scalar:
            self._shares.open(anchor)
        value, below = self._scalar(event) if is_scalar else self._container(event)
        self._shares.close(anchor, value)
        self._shared_marks[anchor] = below
        return value, below

    def _container(self, event: Any) -> tuple[Data, Marks]:
        if len(self._path) >= DEEPEST:
            self._too_deep(event)
        return self._list() if type(event) is SequenceStartEvent else self._mapping()

    # Most keys and values have nothing to look at but their text: `is_bare` spares a call for them in both hot loops.

    def _list(self) -> tuple[Data, Marks]:
        items: list[Data] = []
        marks: Marks = {}
        next_event, is_suspect = self._next, self._is_suspect
        while type(event := next_event()) is not SequenceEndEvent:
            is_bare = type(event) is ScalarEvent and not (event.style or is_suspect or event.anchor or event.tag)
            value, below = (typed(event.value), NO_MARKS) if is_bare else self._value(event, len(items))
            start = event.start_mark.index
            marks[str(len(items))] = (start, start, below)
            items.append(value)
        return items, marks

    def _mapping(self) -> tuple[Data, Marks]:
        found: dict[str, Data] = {}
        marks: Marks = {}
        merged: list[tuple[dict[str, Data], Marks]] | None = None
        next_event, is_suspect = self._next, self._is_suspect
        while type(event := next_event()) is not MappingEndEvent:
            is_bare = type(event) is ScalarEvent and not (event.style or is_suspect or event.anchor or event.tag)
            key = event.value if is_bare else self._key(event)
            named, event = event, next_event()
            is_bare = type(event) is ScalarEvent and not (event.style or is_suspect or event.anchor or event.tag)
            value, below = (typed(event.value), NO_MARKS) if is_bare else self._value(event, key or "")
            if key is None:
                continue
            if key in marks:
                self._duplicate(named, marks[key][0])
                continue
            marks[key] = (named.start_mark.index, event.start_mark.index, below)
            if key == "<<" and not named.style:
                merged = self._mergeable(named, value, below)
            else:
                found[key] = value
        if merged is not None:
            _merge(merged, found, marks)
        return found, marks

    def _key(self, event: Any) -> str | None:
        if type(event) is not ScalarEvent:
            self._skip_key(event)
            return None
        if event.tag is not None:
            self._tag(event)
        if event.anchor is not None:
            self._shares.close(event.anchor, event.value)
            self._shared_marks[event.anchor] = NO_MARKS
        self._path.append(event.value)
        self._check_text(event, is_value=False)
        self._path.pop()
        key: str = event.value
        return key

    def _skip_key(self, event: Any) -> None:
        what = {AliasEvent: "an alias", SequenceStartEvent: "a list"}.get(type(event), "a mapping")
        hint = "use a plain name as the key; put a value that begins with '{' in quotes"
        self._note(rules.KEY_NOT_TEXT, event, f"{what} is used as a key", hint)
        if type(event) is not AliasEvent:
            self._value(event, "")

    def _duplicate(self, event: Any, first: int) -> None:
        pointer = join_pointer(*self._path, event.value)
        related = (self._place(first, pointer),)
        message = f"key '{_shown(event.value)}' stands twice"
        self._note(rules.DUPLICATE_KEY, event, message, "keep one of the two", key=event.value, related=related)

    def _mergeable(self, event: Any, value: Data, below: Marks) -> list[tuple[dict[str, Data], Marks]]:
        """The mappings that `<<` names, each with its marks."""
        sources = (
            [(each, below[str(index)][2]) for index, each in enumerate(value)] if isinstance(value, list) else None
        )
        sources = [(value, below)] if sources is None else sources
        mappings = [(source, marks) for source, marks in sources if isinstance(source, dict)]
        if len(mappings) < len(sources):
            message = "'<<' merges something that is no mapping"
            self._note(rules.SYNTAX, event, message, "merge an alias of a mapping: <<: *name", key="<<")
        return mappings

    def _scalar(self, event: Any) -> tuple[Data, Marks]:
        text: str = event.value
        if not event.style:
            if self._is_suspect:
                self._check_text(event, is_value=True)
                if is_long_number(text):
                    self._long_number(event)
            return typed(text), NO_MARKS
        if self._is_suspect or event.style == '"':
            self._check_text(event, is_value=True)
        if event.style in "\"'" and text and (text[0].isspace() or text[-1].isspace()) and not is_separator(text):
            message = f"'{_shown(text)}' begins or ends with white space"
            hint = "take the white space off"
            self._note(rules.TRAILING_SPACE_IN_VALUE, event, message, hint, fix=Fix(text.strip()))
        return text, NO_MARKS

    def _check_text(self, event: Any, *, is_value: bool) -> None:
        text = event.value
        if text.isascii() and text.isprintable():
            return
        if bad := CONTROL.search(text):
            message = f"'{_shown(text)}' holds the control character U+{ord(bad[0]):04X}"
            self._note(rules.CONTROL_CHARACTER, event, message, "delete the character")
        if not unicodedata.is_normalized("NFC", text):
            fix = Fix(unicodedata.normalize("NFC", text)) if is_value else None
            message = f"'{_shown(text)}' is not in Unicode's composed form (NFC)"
            self._note(rules.NOT_NFC, event, message, "write it in composed form", fix=fix)

    def _long_number(self, event: Any) -> None:
        message = f"a number has {len(event.value)} digits; {MOST_DIGITS} is the most"
        self._note(rules.LONG_NUMBER, event, message, "put the digits in quotes if they are meant as text")

    def _tag(self, event: Any) -> None:
        hint = "remove the tag; put text that looks like a number in quotes"
        self._note(rules.TAG, event, f"'{_shown(event.tag)}' is a YAML tag", hint)

    def _alias(self, event: Any) -> Data:
        name = event.anchor
        if not self._shares.is_known(name):
            self._note(
                rules.SYNTAX, event, f"alias '*{name}' has no anchor", f"put '&{name}' before the value it names"
            )
            return None
        if self._shares.is_open(name):
            self._note(rules.ALIAS_BOMB, event, f"alias '*{name}' stands inside its own anchor", "write the value out")
            return None
        value = self._shares.use(name)
        if self._shares.used > MOST_ALIASED:
            message = f"aliases unfold to more than {MOST_ALIASED:,} values"
            self._note(rules.ALIAS_BOMB, event, message, "write the values out")
            raise GaveUp
        if len(self._path) + self._shares.height(name) > DEEPEST:
            self._too_deep(event)
        return value

    def _too_deep(self, event: Any) -> None:
        self._note(rules.TOO_DEEP, event, f"values are nested deeper than {DEEPEST} levels", "flatten the value")
        raise GaveUp

    def _note(
        self,
        rule: Rule,
        event: Any,
        message: str,
        hint: str,
        *,
        key: str | None = None,
        related: Iterable[Location] = (),
        fix: Fix | None = None,
    ) -> None:
        path = self._path if key is None else [*self._path, key]
        where = self._place(event.start_mark.index, join_pointer(*path))
        self.findings.append(finding(rule, where, message, hint, related=related, fix=fix))


def _merge(sources: list[tuple[dict[str, Data], Marks]], found: dict[str, Data], marks: Marks) -> None:
    """Puts into a mapping what it doesn't say itself; the merge is no key of it."""
    del marks["<<"]
    for source, source_marks in sources:
        for key, value in source.items():
            found.setdefault(key, value)
            marks.setdefault(key, source_marks[key])


def _shown(text: str, most: int = 40) -> str:
    short = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in short)
