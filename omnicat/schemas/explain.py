"""Why a file is not what its schema describes. The one door to jsonschema."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jsonschema import Draft7Validator, validators
from jsonschema.exceptions import ValidationError
from msgspec import Struct

from omnicat.findings import join_pointer
from omnicat.schemas.pieces import Schema


class Failure(Struct, frozen=True):
    """One word of a schema that some value doesn't obey: `word` is such as `required`, `asked` what it asks for.

    `of_key` says that the failing value is a key of the mapping at `pointer`.
    """

    word: str
    asked: Any
    value: Any
    pointer: str
    schema: Mapping[str, Any]
    of_key: bool = False

    @property
    def described(self) -> str:
        """What the schema says of the value, without the full stop."""
        return str(self.schema.get("description", "")).rstrip(".")


def failures(schema: Schema, data: Any) -> Iterator[Failure]:
    """Everything that the reference implementation finds wrong; nothing where the data is allowed."""
    for error in _VALIDATOR(schema).iter_errors(data):
        yield _failure(error)


def is_number(value: Any) -> bool:
    """Whether JSON Schema would call it a number."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _failure(error: ValidationError) -> Failure:
    schema = error.schema if isinstance(error.schema, dict) else {}
    pointer = join_pointer(*error.absolute_path)
    of_key = "propertyNames" in error.schema_path
    return Failure(str(error.validator), error.validator_value, error.instance, pointer, schema, of_key)


def _is_integer(value: Any) -> bool:
    return is_number(value) and (isinstance(value, int) or value == int(value))


_CHECKER = Draft7Validator.TYPE_CHECKER.redefine_many(
    {"number": lambda _, value: is_number(value), "integer": lambda _, value: _is_integer(value)}
)
_VALIDATOR: Any = getattr(validators, "extend")(Draft7Validator, type_checker=_CHECKER)  # noqa: B009 - it is untyped
