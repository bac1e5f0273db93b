"""A product type definition made ready to judge by, to explain what it refuses, and to tell what it suggests."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from omnicat.schemas.dialect import OWN, is_obeyed, standard, stricter, unenforced

Path = tuple[str | int, ...]


class Refused(Struct, frozen=True):
    """A value that the definition refuses: its path, the keyword it doesn't obey and what that asks for."""

    path: Path
    keyword: str
    asked: Any
    value: Any
    schema: Mapping[str, Any]


class Unlisted(Struct, frozen=True):
    """A value that is allowed, and none of those that the definition suggests. `codes` are these, with their labels."""

    path: Path
    value: str
    codes: Mapping[str, str]


class Definition:
    """One definition. `is_enforced`: what it requires has to be there."""

    def __init__(self, schema: Mapping[str, Any], *, is_enforced: bool = True) -> None:
        whole = standard(schema)
        self.schema: dict[str, Any] = whole if is_enforced else unenforced(whole)

    def allows(self, data: Any) -> bool:
        """Whether everything is as the definition wants it; fast."""
        quick = self._quick
        return bool((quick is not None and quick.is_valid(data)) or self._judge.is_valid(data))

    def refused(self, data: Any) -> Iterator[Refused]:
        """Everything that is not, in the order of the definition; slow."""
        from omnicat.schemas.definition_failures import failures_of

        for path, keyword, asked, value, schema in failures_of(self.schema, data):
            yield Refused(path, keyword, asked, value, schema)

    def unlisted(self, data: Any) -> Iterator[Unlisted]:
        """The values that the definition knows better words for."""
        yield from _unlisted(data, self._suggested, ())

    def about(self, path: Sequence[str | int]) -> Mapping[str, Any]:
        """What the definition says of the value at a path; nothing where it doesn't know it."""
        schema: Any = self.schema
        for key in path:
            schema = _resolved(schema, self.schema)
            schema = schema.get("items", {}) if isinstance(key, int) else schema.get("properties", {}).get(key, {})
        return _resolved(schema, self.schema)

    @property
    def attributes(self) -> Mapping[str, Mapping[str, Any]]:
        """What it says of each attribute, by name."""
        known: Mapping[str, Mapping[str, Any]] = self.schema.get("properties", {})
        return known

    @cached_property
    def _judge(self) -> Any:
        return _validator(self.schema, {name: _keyword(name) for name in OWN})

    @cached_property
    def _quick(self) -> Any:
        """Judges without the dialect's own keywords, nearly always enough; None where that can't be done."""
        schema = stricter(self.schema)
        return None if schema is None else _validator(schema, {})

    @cached_property
    def _suggested(self) -> Any:
        return _suggestions(self.schema, self.schema, 0)


@lru_cache(maxsize=64)
def definition_of(content: bytes, *, is_enforced: bool = True) -> Definition:
    """The definition in a file that was imported, made ready once in a process. Raises ValueError where it can't be used."""
    said = msgspec.json.decode(content)
    schema = said.get("schema") if isinstance(said, dict) else None
    if not isinstance(schema, dict):
        raise ValueError("it has no `schema`")  # noqa: TRY004 - what is wrong is in a file
    return made_ready(schema, is_enforced=is_enforced)


def made_ready(schema: Mapping[str, Any], *, is_enforced: bool = True) -> Definition:
    """The definition of that schema. Raises ValueError where it can't be used."""
    import jsonschema_rs

    definition = Definition(schema, is_enforced=is_enforced)
    try:
        definition.allows({})
    except jsonschema_rs.ReferencingError as error:
        raise ValueError(f"a reference leads nowhere: {error}") from error
    return definition


def is_date(text: str) -> bool:
    """Whether it is a day: 2026-11-30."""
    try:
        return bool(_DATE(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_date_time(text: str) -> bool:
    """Whether it is a moment with its zone: 2026-11-30T09:00:00Z."""
    try:
        return bool(_DATE_TIME(text)) and bool(datetime.fromisoformat(text.upper()))
    except ValueError:
        return False


_DATE = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:[Zz]|[+-]\d\d:\d\d)").fullmatch


def _validator(schema: dict[str, Any], keywords: dict[str, Any]) -> Any:
    import jsonschema_rs

    formats = {"date": is_date, "date-time": is_date_time}
    return jsonschema_rs.Draft201909Validator(
        schema, formats=formats, validate_formats=True, retriever=_nowhere, keywords=keywords
    )


def _nowhere(address: str) -> Any:
    raise ValueError(f"'{address}' is in another file")


def _keyword(name: str) -> type:
    """One of the dialect's keywords as the validator wants it."""

    class Keyword:
        def __init__(self, parent: Mapping[str, Any], asked: Any, _path: Any) -> None:
            self._asked = asked
            self._selectors = tuple(parent.get("selectors", ()))

        def validate(self, value: Any) -> None:
            if not is_obeyed(name, self._asked, value, self._selectors):
                raise ValueError(name)

    return Keyword


def _resolved(schema: Any, root: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema that a reference within the definition stands for."""
    for _ in range(10):
        if not isinstance(schema, Mapping):
            return {}
        if "$ref" not in schema:
            return schema
        found: Any = root
        for key in str(schema["$ref"]).removeprefix("#/").split("/"):
            found = found.get(key, {}) if isinstance(found, Mapping) else {}
        schema = found
    return {}


DEEPEST = 12


def _suggestions(schema: Any, root: Mapping[str, Any], depth: int) -> Any:
    """Where values are suggested, as deep as a listing goes: by key, `[]` for the items of a list, a mapping for words."""
    said = _resolved(schema, root)
    if depth > DEEPEST:
        return None
    if codes := _open_codes(said):
        return codes
    if "items" in said:
        inside = _suggestions(said["items"], root, depth + 1)
        return [inside] if inside else None
    keys = {
        key: found for key, each in said.get("properties", {}).items() if (found := _suggestions(each, root, depth + 1))
    }
    return _Keys(keys) if keys else None


class _Keys(dict[str, Any]):
    """The suggestions below a mapping's keys."""


def _open_codes(schema: Mapping[str, Any]) -> dict[str, str]:
    """Code -> label of a value that may also be any other text."""
    branches = [each for each in schema.get("anyOf", ()) if isinstance(each, Mapping)]
    if not any(each.get("type") == "string" and "enum" not in each for each in branches):
        return {}
    listed = next((each for each in branches if "enum" in each), {})
    codes = [str(each) for each in listed.get("enum", ())]
    names = [str(each) for each in listed.get("enumNames", ())]
    return dict(zip(codes, names if len(names) == len(codes) else codes, strict=True))


def _unlisted(data: Any, known: Any, path: Path) -> Iterator[Unlisted]:
    if isinstance(known, _Keys):
        for key, value in data.items() if isinstance(data, Mapping) else ():
            if key in known:
                yield from _unlisted(value, known[key], (*path, key))
    elif isinstance(known, list):
        for place, value in enumerate(data) if isinstance(data, list | tuple) else ():
            yield from _unlisted(value, known[0], (*path, place))
    elif isinstance(known, dict) and isinstance(data, str) and data not in known:
        yield Unlisted(path, data, known)


def is_multiple(value: Any, of: Any) -> bool:
    """Whether a number is so many times another, digit by digit: 29.99 of 0.01."""
    return Decimal(str(value)) % Decimal(str(of)) == 0
