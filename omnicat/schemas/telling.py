"""What a schema objects to, told as findings: what is wrong, where, and what to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from omnicat.documents import Document, written
from omnicat.findings import Finding, Fix, Rule, did_you_mean, extend_pointer, finding
from omnicat.schemas import rules
from omnicat.schemas.explain import Failure, failures, is_number
from omnicat.schemas.pieces import Schema
from omnicat.schemas.words import PATTERN_WORDS, in_words, shape_of, type_words

_Teller = Callable[[Failure, Document], Iterable[Finding]]


def tell(schema: Schema, document: Document) -> tuple[Finding, ...]:
    """What the file says that the schema doesn't allow, in order of place, each said once."""
    found = [each for failure in failures(schema, document.data) for each in _told(failure, document)]
    once = {(each.rule, each.where.pointer, each.message): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: each.order))


def _told(failure: Failure, document: Document) -> Iterable[Finding]:
    if failure.of_key:
        return (_wrong_key(failure, document),)
    return _TELLERS.get(failure.word, _other)(failure, document)


def _unknown_keys(failure: Failure, document: Document) -> Iterator[Finding]:
    known = failure.schema.get("properties", {})
    for key in failure.value:
        if key not in known:
            where = document.key_place(extend_pointer(failure.pointer, key))
            yield finding(rules.UNKNOWN_KEY, where, f"'{key}' is not a key here", did_you_mean(key, known))


def _missing_keys(failure: Failure, document: Document) -> Iterator[Finding]:
    for key in failure.asked:
        if key not in failure.value:
            where = document.place(extend_pointer(failure.pointer, key))
            about = str(failure.schema.get("properties", {}).get(key, {}).get("description", "")).rstrip(".")
            hint = f"add '{key}': {about[:1].lower()}{about[1:]}" if about else f"add '{key}'"
            yield finding(rules.MISSING_KEY, where, f"'{key}' is missing", hint)


def _wrong_type(failure: Failure, document: Document) -> Iterable[Finding]:
    asked = failure.asked if isinstance(failure.asked, list) else [failure.asked]
    shape = shape_of(failure.value)
    said = "this" if isinstance(failure.value, dict | list) else in_words(failure.value)
    message = f"{said} is {shape}; {type_words(asked)} is needed here"
    place = document.place(failure.pointer)
    if "string" in asked and is_number(failure.value):
        return (finding(rules.WRONG_TYPE, place, message, "put it in quotes", fix=Fix(str(failure.value))),)
    return (finding(rules.WRONG_TYPE, place, message, _type_hint(failure, asked)),)


def _type_hint(failure: Failure, asked: list[str]) -> str:
    if failure.value is None:
        return "give it a value, or remove the key"
    if "array" in asked and isinstance(failure.value, str):
        return f"write it as a list: [{failure.value}]"
    return f"write {type_words(asked)}: {failure.described[:1].lower()}{failure.described[1:]}"


def _not_allowed(failure: Failure, document: Document) -> Iterable[Finding]:
    allowed = failure.asked if failure.word == "enum" else [failure.asked]
    message = f"{in_words(failure.value)} is not allowed here"
    hint = did_you_mean(str(failure.value), map(written, allowed))
    return (finding(rules.NOT_ALLOWED_VALUE, document.place(failure.pointer), message, hint),)


def _pattern(failure: Failure, document: Document) -> Iterable[Finding]:
    message = f"{in_words(failure.value)} is not written as it has to be"
    return (finding(rules.PATTERN, document.place(failure.pointer), message, _pattern_hint(failure)),)


def _wrong_key(failure: Failure, document: Document) -> Finding:
    where = document.key_place(extend_pointer(failure.pointer, failure.value))
    is_listed = failure.word == "enum"
    hint = did_you_mean(str(failure.value), failure.asked) if is_listed else _pattern_hint(failure)
    return finding(rules.PATTERN, where, f"{in_words(failure.value)} can't be a name here", hint)


def _pattern_hint(failure: Failure) -> str:
    return PATTERN_WORDS.get(failure.asked, f"write it so that it matches {failure.asked}")


def _count(rule: Rule, words: str) -> _Teller:
    def told(failure: Failure, document: Document) -> Iterable[Finding]:
        number = len(failure.value)
        message = f"{number} {'entry' if number == 1 else 'entries'} here, {words} {failure.asked} wanted"
        hint = f"write {failure.asked} of them: {failure.described[:1].lower()}{failure.described[1:]}"
        return (finding(rule, document.place(failure.pointer), message, hint),)

    return told


def _bound(words: str) -> _Teller:
    def told(failure: Failure, document: Document) -> Iterable[Finding]:
        message = f"{in_words(failure.value)} is out of range; {words} {failure.asked} is allowed"
        hint = f"write a number of {words} {failure.asked}"
        return (finding(rules.OUT_OF_RANGE, document.place(failure.pointer), message, hint),)

    return told


def _repeated(failure: Failure, document: Document) -> Iterator[Finding]:
    seen: list[Any] = []
    for index, item in enumerate(failure.value):
        if item in seen:
            where = document.place(extend_pointer(failure.pointer, index))
            yield finding(rules.REPEATED, where, f"{in_words(item)} stands twice", "remove one of them")
        seen.append(item)


def _nothing_fits(failure: Failure, document: Document) -> Iterable[Finding]:
    keys = [f"'{key}'" for branch in failure.asked for key in branch.get("required", ())]
    message = f"{' or '.join(keys)} is missing"
    return (finding(rules.NOTHING_FITS, document.place(failure.pointer), message, f"add {' or '.join(keys)}"),)


def _other(failure: Failure, document: Document) -> Iterable[Finding]:
    message = f"{in_words(failure.value)} doesn't fit here ({failure.word} {failure.asked})"
    return (finding(rules.WRONG_TYPE, document.place(failure.pointer), message, failure.described),)


_TELLERS: Mapping[str, _Teller] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "type": _wrong_type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "pattern": _pattern,
    "minItems": _count(rules.TOO_FEW, "at least"),
    "minProperties": _count(rules.TOO_FEW, "at least"),
    "maxItems": _count(rules.TOO_MANY, "at most"),
    "maxProperties": _count(rules.TOO_MANY, "at most"),
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "uniqueItems": _repeated,
    "anyOf": _nothing_fits,
}
