"""The attribute values of a product or variant, and what is wrong with them."""

from collections.abc import Mapping
from typing import Any

from omnicat.attributes import Problem, read_value
from omnicat.attributes.definition import Attribute
from omnicat.catalog.assets_used import kind_problem
from omnicat.catalog.plain import mapping_of
from omnicat.catalog.reading import Reading
from omnicat.catalog.rules import (
    DEPRECATED_ATTRIBUTE,
    NOT_IN_FAMILY,
    OVERRIDES_FACT,
    UNKNOWN_ATTRIBUTE,
    WRONG_KIND,
)
from omnicat.findings import did_you_mean, escape_key, extend_pointer
from omnicat.model.product import LocaleValues

Values = Mapping[str, LocaleValues]

LONGEST = 40
"""Longer texts are hardly said twice."""

MANY = 2_000
"""So many texts are remembered."""


def read_values(raw: Any, pointer: str, sku: str, reading: Reading) -> Values:
    """Attribute code -> what is said, by locale. What can't be understood is left out."""
    values: dict[str, LocaleValues] = {}
    known = reading.model.attributes
    for code, said in mapping_of(raw).items():
        attribute = known.get(code)
        if attribute is None:
            _unknown(code, _at(pointer, code), sku, reading)
            continue
        if code not in reading.allowed:
            _not_in_family(code, _at(pointer, code), sku, reading)
        if value := _read_again(said, attribute, pointer, sku, reading):
            values[code] = value
    return values


def read_overrides(raw: Any, pointer: str, sku: str, reading: Reading) -> Values:
    """The values that a channel says its own way: presentation only; a fact is left out."""
    said = mapping_of(raw)
    known = reading.model.attributes
    facts = [code for code in said if code in known and not known[code].presentation]
    for code in facts:
        message = f"attribute '{code}' is a fact, the same on every channel"
        hint = "say it in the product's own attributes, or mark the attribute `presentation: true`"
        reading.note_key(OVERRIDES_FACT, extend_pointer(pointer, code), message, hint, sku)
    presented = {code: value for code, value in said.items() if code not in facts} if facts else said
    return read_values(presented, pointer, sku, reading)


def _read_again(said: Any, attribute: Attribute, pointer: str, sku: str, reading: Reading) -> LocaleValues:
    """What is said; that of a good text is remembered."""
    if type(said) is not str:
        return _read(said, attribute, pointer, sku, reading)
    key, known = (attribute.code, said), reading.known
    values = known.get(key)
    if values is None:
        before = len(reading.findings)
        values = _read(said, attribute, pointer, sku, reading)
        if len(said) <= LONGEST and len(reading.findings) == before:
            if len(known) >= MANY:
                known.clear()
            known[key] = values
    return values


def _read(said: Any, attribute: Attribute, pointer: str, sku: str, reading: Reading) -> LocaleValues:
    values, problems = read_value(said, attribute, reading.model.settings.locales)
    for problem in problems:
        _note(problem, _at(pointer, attribute.code), sku, reading)
    if attribute.deprecated and values:
        message = f"attribute '{attribute.code}' is deprecated"
        at = _at(pointer, attribute.code)
        reading.note_key(DEPRECATED_ATTRIBUTE, at, message, attribute.deprecated, sku)
    if attribute.type == "asset" and attribute.kinds:
        _check_kinds(values, attribute, _at(pointer, attribute.code), sku, reading)
    return values


def _at(pointer: str, code: str) -> str:
    return f"{pointer}/{escape_key(code)}"


def _note(problem: Problem, at: str, sku: str, reading: Reading) -> None:
    pointer = extend_pointer(at, *problem.keys)
    reading.note(problem.rule, pointer, problem.message, problem.hint, sku, problem.fix)


def _check_kinds(values: LocaleValues, attribute: Attribute, at: str, sku: str, reading: Reading) -> None:
    for value in values.values():
        for path in value if isinstance(value, tuple) else (value,):
            if isinstance(path, str) and (wrong := kind_problem(path, attribute.kinds, reading.model)):
                reading.note(WRONG_KIND, at, *wrong, sku)


def _unknown(code: str, at: str, sku: str, reading: Reading) -> None:
    message = f"attribute '{code}' does not exist"
    reading.note_key(UNKNOWN_ATTRIBUTE, at, message, did_you_mean(code, reading.model.attributes), sku)


def _not_in_family(code: str, at: str, sku: str, reading: Reading) -> None:
    family = reading.family.code if reading.family else ""
    message = f"family '{family}' has no attribute '{code}'"
    hint = f"remove it, or add '{code}' to the attributes of family '{family}'"
    reading.note_key(NOT_IN_FAMILY, at, message, hint, sku)
