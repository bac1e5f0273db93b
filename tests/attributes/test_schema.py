"""The schemas that editors get say what the reader says."""

import json
from decimal import Decimal

import jsonschema
import pytest
from msgspec.structs import replace

from omnicat.attributes import Raw, schema_of
from omnicat.attributes.definition import Attribute
from tests.attributes.definitions import CURRENCIES, DEFINITIONS, LOCALES
from tests.attributes.test_values import GOOD, WRONG

# What a schema can't tell, or an editor has no need to.
_UNSAID = {"bad-date", "gtin-check-digit", "gtin-restricted", "too-many-decimals", "not-a-url"}
_UNSAID_VALUES = (
    '"2019-12-31"',
    '"31 kg"',
    '"-3 g"',
    "30001",
    "12345",
    "71453219158",
    '"a/../../b"',
    "NaN",
    "Infinity",
    f'"{"9" * 5000}"',
)


def _text(raw: Raw) -> str:
    return json.dumps(raw, default=float)


def accepts(attribute: Attribute, raw: Raw) -> bool:
    schema = schema_of(attribute, LOCALES, CURRENCIES)
    return jsonschema.Draft7Validator(schema).is_valid(_json(raw))


def _json(raw: Raw) -> object:
    return json.loads(_text(raw))


@pytest.mark.parametrize("kind", DEFINITIONS)
@pytest.mark.parametrize(("many", "localizable"), [(False, False), (True, False), (False, True), (True, True)])
def test_every_schema_is_one_and_is_json(kind: str, many: bool, localizable: bool) -> None:
    schema = schema_of(replace(DEFINITIONS[kind], list=many, localizable=localizable), LOCALES, CURRENCIES)
    jsonschema.Draft7Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind, raw, _ in GOOD if "null" not in _text(raw)])
def test_what_reads_well_is_not_underlined(kind: str, raw: Raw) -> None:
    assert accepts(DEFINITIONS[kind], raw)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [(kind, raw) for kind, raw, rule, _ in WRONG if rule not in _UNSAID and _text(raw) not in _UNSAID_VALUES],
)
def test_what_is_wrong_is_underlined(kind: str, raw: Raw) -> None:
    assert not accepts(DEFINITIONS[kind], raw)


def test_options_come_with_their_labels_and_may_be_digits() -> None:
    schema = schema_of(DEFINITIONS["select"], LOCALES, CURRENCIES)
    assert schema["enum"] == ["navy", "red", "43", 43, "42.5", 42.5]
    assert schema["markdownEnumDescriptions"] == ["Navy", "Red", "43", "43", "42.5", "42.5"]


def test_the_label_and_the_description_are_shown() -> None:
    fit = Attribute("fit", "text", {"en-US": "Fit"}, "How it sits", deprecated="use cut", localizable=True)
    schema = schema_of(fit, LOCALES, ())
    assert (schema["title"], schema["description"]) == ("Fit", "How it sits\n\nDeprecated: use cut")
    assert accepts(fit, {"de-DE": "Locker"})
    assert not accepts(fit, {"de": "Locker"})


def test_limits_are_said() -> None:
    mpn = Attribute("mpn", "text", pattern="[A-Z]+", max_length=5)
    assert accepts(mpn, "ABC")
    assert not accepts(mpn, "abc")
    assert not accepts(mpn, "ABCDEF")
    ratio = Attribute("ratio", "decimal", min=Decimal("0.5"), max="2")
    assert accepts(ratio, Decimal("0.5"))
    assert not accepts(ratio, Decimal("2.1"))
