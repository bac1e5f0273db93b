"""Why a product type definition refuses something, as the reference implementation of JSON Schema finds it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema import Draft201909Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError
from referencing import Registry

from omnicat.schemas.definition import Path, is_date, is_date_time, is_multiple
from omnicat.schemas.dialect import OWN, is_obeyed
from omnicat.schemas.explain import is_number

Found = tuple[Path, str, Any, Any, Mapping[str, Any]]


def failures_of(schema: Mapping[str, Any], data: Any) -> Iterator[Found]:
    """Path, keyword, what it asks for, the value, and the schema that asks; in the order of the definition."""
    for error in _VALIDATOR(schema, registry=Registry(), format_checker=_FORMATS).iter_errors(data):
        said = error.schema if isinstance(error.schema, Mapping) else {}
        yield tuple(error.absolute_path), str(error.validator), error.validator_value, error.instance, said


def _own(name: str) -> Callable[..., Iterator[ValidationError]]:
    def judge(_: Any, asked: Any, value: Any, schema: Mapping[str, Any]) -> Iterator[ValidationError]:
        if not is_obeyed(name, asked, value, tuple(schema.get("selectors", ()))):
            yield ValidationError(name)

    return judge


def _multiple(_: Any, of: Any, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    if is_number(value) and not is_multiple(value, of):
        yield ValidationError("multipleOf")


def _pattern(_: Any, pattern: str, value: Any, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    """Asks the other implementation, whose expressions are those of JSON Schema and can't run away."""
    import jsonschema_rs

    if not jsonschema_rs.is_valid({"pattern": pattern}, value):
        yield ValidationError("pattern")


_TYPES = Draft201909Validator.TYPE_CHECKER.redefine_many(
    {
        "array": lambda _, value: isinstance(value, list | tuple),
        "number": lambda _, value: is_number(value),
        "integer": lambda _, value: is_number(value) and value == int(value),
    }
)
_VALIDATOR: Any = getattr(validators, "extend")(  # noqa: B009 - it is untyped
    Draft201909Validator,
    {**{name: _own(name) for name in OWN}, "multipleOf": _multiple, "pattern": _pattern},
    type_checker=_TYPES,
)
_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(lambda value: not isinstance(value, str) or is_date(value))
_FORMATS.checks("date-time")(lambda value: not isinstance(value, str) or is_date_time(value))
