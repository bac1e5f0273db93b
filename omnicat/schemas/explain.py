"""Why a file is not what its schema describes, as findings. The one door to jsonschema."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from omnicat.documents import Document
from omnicat.findings import Finding, Fix, Location, Rule, did_you_mean, finding, join_pointer
from omnicat.schemas import rules
from omnicat.schemas.pieces import Schema
from omnicat.schemas.words import in_words, shape_of, type_words

_Explainer = Callable[[ValidationError, Document, str], Iterable[Finding]]


def _is_number(_: Any, value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _is_integer(_: Any, value: Any) -> bool:
    whole = isinstance(value, int) or (isinstance(value, float | Decimal) and value == int(value))
    return whole and not isinstance(value, bool)


_CHECKER = Draft7Validator.TYPE_CHECKER.redefine("number", _is_number).redefine("integer", _is_integer)
_Validator: Any = extend(Draft7Validator, type_checker=_CHECKER)


def explain(schema: Schema, document: Document) -> tuple[Finding, ...]:
    """What the file says that the schema doesn't allow, in order of place, each said once."""
    found = [each for error in errors_of(schema, document.data) for each in _findings(error, document)]
    told = {(each.rule, each.where.pointer, each.message): each for each in found}
    return tuple(sorted(told.values(), key=lambda each: each.order))


def errors_of(schema: Schema, data: Any) -> Iterator[ValidationError]:
    """The reference implementation's own words: nothing when the data is allowed."""
    yield from _Validator(schema).iter_errors(data)


def _findings(error: ValidationError, document: Document) -> Iterable[Finding]:
    pointer = join_pointer(*error.absolute_path)
    if "propertyNames" in error.schema_path:
        return (_name_pattern(error, document, pointer),)
    return _EXPLAINERS.get(str(error.validator), _other)(error, document, pointer)


def _unknown_key(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            below = _below(pointer, key)
            hint = did_you_mean(key, known)
            yield finding(rules.UNKNOWN_KEY, document.key_place(below), f"'{key}' is not a key here", hint)


def _missing_key(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    # jsonschema yields one error for each missing key, and says which only in its message.
    missing = [key for key in error.validator_value if key not in error.instance]
    for key in missing:
        meaning = error.schema.get("properties", {}).get(key, {}).get("description", "")
        where = document.place(pointer)
        below = Location(where.path, where.line, where.column, _below(pointer, key))
        yield finding(rules.MISSING_KEY, below, f"'{key}' is missing", _add(key, meaning))


def _add(key: str, meaning: str) -> str:
    return f"add '{key}': {meaning[:1].lower()}{meaning[1:].rstrip('.')}" if meaning else f"add '{key}'"


def _wrong_type(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    message = f"{in_words(error.instance)} is {shape_of(error.instance)}; {type_words(wanted)} is needed here"
    place = document.place(pointer)
    if "string" in wanted and _is_number(None, error.instance):
        return (finding(rules.WRONG_TYPE, place, message, "put it in quotes", fix=Fix(f"{error.instance}")),)
    return (finding(rules.WRONG_TYPE, place, message, _type_hint(error, wanted)),)


def _type_hint(error: ValidationError, wanted: list[str]) -> str:
    if error.instance is None:
        return "give it a value, or remove the key"
    if "array" in wanted and isinstance(error.instance, str):
        return f"write it as a list: [{error.instance}]"
    return str(error.schema.get("description", "")).rstrip(".")


def _not_allowed(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
    message = f"{in_words(error.instance)} is not allowed here"
    hint = did_you_mean(_written(error.instance), [_written(value) for value in allowed])
    return (finding(rules.NOT_ALLOWED_VALUE, document.place(pointer), message, hint),)


def _pattern(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    message = f"{in_words(error.instance)} is not written as it has to be"
    return (finding(rules.PATTERN, document.place(pointer), message, _pattern_hint(error)),)


def _name_pattern(error: ValidationError, document: Document, pointer: str) -> Finding:
    place = document.key_place(_below(pointer, str(error.instance)))
    return finding(rules.PATTERN, place, f"{in_words(error.instance)} can't be a name here", _pattern_hint(error))


def _pattern_hint(error: ValidationError) -> str:
    from omnicat.schemas.words import PATTERN_WORDS

    return PATTERN_WORDS.get(error.validator_value, f"match the pattern {error.validator_value}")


def _counted(rule: Rule, words: str) -> _Explainer:
    def explain_count(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
        message = f"{len(error.instance)} is not a possible number of entries here; {words} {error.validator_value}"
        return (finding(rule, document.place(pointer), message, str(error.schema.get("description", "")).rstrip(".")),)

    return explain_count


def _bounded(words: str) -> _Explainer:
    def explain_bound(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
        message = f"{in_words(error.instance)} is out of range; {words} {error.validator_value} is allowed"
        return (finding(rules.OUT_OF_RANGE, document.place(pointer), message, "use a number within the limit"),)

    return explain_bound


def _repeated(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    seen: list[Any] = []
    for index, item in enumerate(error.instance):
        if item in seen:
            place = document.place(_below(pointer, str(index)))
            yield finding(rules.REPEATED, place, f"{in_words(item)} stands twice", "remove one of them")
        seen.append(item)


def _nothing_fits(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    keys = [key for branch in error.validator_value for key in branch.get("required", ())]
    message = " or ".join(f"'{key}'" for key in keys) + " is missing"
    return (finding(rules.NOTHING_FITS, document.place(pointer), message, f"add one of: {', '.join(keys)}"),)


def _other(error: ValidationError, document: Document, pointer: str) -> Iterable[Finding]:
    message = f"{in_words(error.instance)} doesn't fit here ({error.validator})"
    return (finding(rules.WRONG_TYPE, document.place(pointer), message, str(error.schema.get("description", ""))),)


_EXPLAINERS: Mapping[str, _Explainer] = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "pattern": _pattern,
    "minItems": _counted(rules.TOO_FEW, "at least"),
    "minProperties": _counted(rules.TOO_FEW, "at least"),
    "maxItems": _counted(rules.TOO_MANY, "at most"),
    "maxProperties": _counted(rules.TOO_MANY, "at most"),
    "minimum": _bounded("at least"),
    "maximum": _bounded("at most"),
    "uniqueItems": _repeated,
    "anyOf": _nothing_fits,
}


def _below(pointer: str, key: str) -> str:
    from omnicat.findings import extend_pointer

    return extend_pointer(pointer, key)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
