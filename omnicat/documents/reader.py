"""Events become plain data; what is wrong on the way becomes findings."""

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
from omnicat.documents.scalars import CONTROL, MOST_DIGITS, Data, is_long_number, typed
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

    def read(self) -> Data:
        """The data of the first document; None where there is none."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            self._empty()
            return None
        data = self._node(self._next())
        if data is None:
            self._empty()
        self._next()
        if type(second := self._next()) is DocumentStartEvent:
            self._note(rules.SECOND_DOCUMENT, second, "a second document begins here", "move it to a file of its own")
        return data

    def _empty(self) -> None:
        hint = "fill the file, or delete it"
        self.findings.append(finding(rules.EMPTY, self._place(0, ""), "the file holds no data", hint))

    def _value(self, event: Any, key: str | int) -> Data:
        self._path.append(key)
        value = self._node(event)
        self._path.pop()
        return value

    def _node(self, event: Any) -> Data:
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._tag(event)
        anchor = event.anchor
        if kind is ScalarEvent:
            value = self._scalar(event)
        else:
            if len(self._path) >= DEEPEST:
                self._too_deep(event)
            if anchor is not None:
                self._shares.open(anchor)
            value = self._list() if kind is SequenceStartEvent else self._mapping()
        if anchor is not None:
            self._shares.close(anchor, value)
        return value

    def _list(self) -> Data:
        items: list[Data] = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._value(event, len(items)))
        return items

    def _mapping(self) -> Data:
        found: dict[str, Data] = {}
        first: dict[str, Any] = {}
        merged: list[dict[str, Data]] = []
        next_event, is_suspect = self._next, self._is_suspect
        while type(event := next_event()) is not MappingEndEvent:
            # Most keys and values have nothing to look at but their text: no call for them, this is the hot loop.
            is_bare = type(event) is ScalarEvent and not (event.style or is_suspect or event.anchor or event.tag)
            key = event.value if is_bare else self._key(event)
            named, event = event, next_event()
            is_bare = type(event) is ScalarEvent and not (event.style or is_suspect or event.anchor or event.tag)
            value = typed(event.value) if is_bare else self._value(event, "" if key is None else key)
            if key is None:
                continue
            if key in first:
                self._duplicate(named, first[key])
            elif key == "<<" and not named.style:
                merged = self._mergeable(named, value)
                first[key] = named
            else:
                found[key] = value
                first[key] = named
        for source in merged:
            for inherited, value in source.items():
                found.setdefault(inherited, value)
        return found

    def _key(self, event: Any) -> str | None:
        if type(event) is not ScalarEvent:
            self._skip_key(event)
            return None
        if event.tag is not None:
            self._tag(event)
        if event.anchor is not None:
            self._shares.close(event.anchor, event.value)
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

    def _duplicate(self, event: Any, first: Any) -> None:
        pointer = join_pointer(*self._path, event.value)
        related = (self._place(first.start_mark.index, pointer),)
        message = f"key '{_shown(event.value)}' stands twice"
        self._note(rules.DUPLICATE_KEY, event, message, "keep one of the two", key=event.value, related=related)

    def _mergeable(self, event: Any, value: Data) -> list[dict[str, Data]]:
        sources = value if isinstance(value, list) else [value]
        mappings = [source for source in sources if isinstance(source, dict)]
        if len(mappings) < len(sources):
            message = "'<<' merges something that is no mapping"
            self._note(rules.SYNTAX, event, message, "merge an alias of a mapping: <<: *name", key="<<")
        return mappings

    def _scalar(self, event: Any) -> Data:
        text: str = event.value
        if not event.style:
            if self._is_suspect:
                self._check_text(event, is_value=True)
                if is_long_number(text):
                    self._long_number(event)
            return typed(text)
        if self._is_suspect or event.style == '"':
            self._check_text(event, is_value=True)
        if event.style in "\"'" and text and (text[0].isspace() or text[-1].isspace()):
            message = f"'{_shown(text)}' begins or ends with white space"
            hint = "take the white space off"
            self._note(rules.TRAILING_SPACE_IN_VALUE, event, message, hint, fix=Fix(text.strip()))
        return text

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


def _shown(text: str, most: int = 40) -> str:
    short = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in short)
