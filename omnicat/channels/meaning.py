"""What a written field means: the spec's spelling undone, for every field of a spec."""

from collections.abc import Mapping
from typing import Any

from omnicat.channels.reading import CannotRead, Reader, ours_by_theirs, reader_of_type, text
from omnicat.channels.spelling import is_nothing
from omnicat.findings import did_you_mean
from omnicat.model.channel import Part, Spec, SpecField
from omnicat.templating import Lazy


def meanings(spec: Spec, currency: str) -> dict[str, Reader]:
    """How each field is read: from its spelled form, or from the text that stands for it in a table or in XML.

    Money gives a Price (in `currency` where the channel writes none), a measure a Measurement in our unit, an enum our
    word, a truth value a bool, a number a Decimal or int, several values a tuple, a group a mapping with all of its
    parts; anything else is a text, days and times in ISO 8601. A reader raises CannotRead.
    """
    return {name: meaning(field, spec, currency) for name, field in spec.fields.items()}


def meaning(field: SpecField, spec: Spec, currency: str) -> Reader:
    """How one field is read."""
    one = _one(field, spec, currency)
    if not (field.many or field.level == "image"):
        return one
    return lambda said: tuple(one(each) for each in (said if isinstance(said, tuple | list) else (said,)))


def fields_of(written: Mapping[str, Any], readers: Mapping[str, Reader]) -> Lazy:
    """The `fields` of an expression: what each written field means, None where it is absent or can't be read."""

    def work(name: str) -> Any:
        said = written.get(name)
        if is_nothing(said) or name not in readers:
            return None
        try:
            return readers[name](said)
        except CannotRead:
            return None

    return Lazy(work)


def _one(field: SpecField, spec: Spec, currency: str) -> Reader:
    if field.group:
        return _group_reader(field)
    if field.values:
        return _word_reader(field.values, closed=field.closed)
    return reader_of_type(field, spec, currency)


def _word_reader(words: Mapping[str, str], *, closed: bool) -> Reader:
    ours = ours_by_theirs(words)

    def read(said: Any) -> str:
        word: str = text(said)
        if word not in ours and closed:
            raise CannotRead(f"'{word}' is not one of its values", did_you_mean(word, ours))
        return ours.get(word, word)

    return read


def _group_reader(field: SpecField) -> Reader:
    readers = {name: _part_reader(part) for name, part in field.group.items()}

    def read(said: Any) -> dict[str, str | None]:
        if not isinstance(said, Mapping):
            raise CannotRead(f"'{text(said)}' has no parts", f"give it {', '.join(field.group)}")
        if unknown := next((name for name in said if name not in readers), None):
            raise CannotRead(f"has no part '{unknown}'", did_you_mean(unknown, readers))
        parts = {name: None if is_nothing(said.get(name)) else read(said[name]) for name, read in readers.items()}
        if missing := next((name for name, part in field.group.items() if part.required and parts[name] is None), ""):
            raise CannotRead(f"part '{missing}' is missing", f"say `{missing}` too")
        return parts

    return read


def _part_reader(part: Part) -> Reader:
    if part.values:
        return _word_reader(part.values, closed=True)
    return _word_reader({part.constant: part.constant}, closed=True) if part.constant else text
