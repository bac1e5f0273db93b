"""What is written is read again as the same value, and no data whatsoever stops a reading."""

import string
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from omnicat.attributes import Raw, read_value, schema_of, write_value
from omnicat.attributes.definition import Attribute, Measurement, Money, Row, Value
from omnicat.attributes.gtin import check_digit, restricted_prefix
from tests.attributes.definitions import COLUMNS, CURRENCIES, DEFINITIONS, LOCALES, OPTIONS
from tests.often import often

words = st.text(string.ascii_letters + "äöü éß-_", min_size=1).filter(lambda text: text.strip())
amounts = st.decimals(0, 10**9, places=3, allow_nan=False)
lengths = st.builds(Measurement, amounts, st.sampled_from(["mm", "cm", "in"]))
rows: st.SearchStrategy[Row] = st.fixed_dictionaries(
    {"size": words}, optional={"chest": lengths, "sold": st.booleans()}
)
gtins = (
    st.integers(10**11, 10**12 - 1)
    .map(lambda number: f"{number}{check_digit(str(number))}")
    .filter(lambda text: not restricted_prefix(text))
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "text": words,
    "rich_text": words.map(lambda text: f"<p>{text}</p>"),
    "integer": st.integers(1, 1000),
    "decimal": st.decimals(-(10**9), 10**9, places=4, allow_nan=False).filter(lambda number: str(number)[0:2] != "-0"),
    "boolean": st.booleans(),
    "date": st.dates(date(2020, 1, 1)),
    "select": st.sampled_from(sorted(OPTIONS)),
    "multi_select": st.lists(st.sampled_from(sorted(OPTIONS)), min_size=1, unique=True).map(tuple),
    "measurement": st.builds(Measurement, st.decimals(0, 900, places=2), st.sampled_from(["g", "oz", "mg"])),
    "money": st.dictionaries(st.sampled_from(CURRENCIES), st.integers(1, 10**9).map(Decimal), min_size=1).map(
        lambda amounts: Money(tuple(sorted(amounts.items())))
    ),
    "gtin": gtins,
    "url": words.map(lambda text: f"https://a.example/{text.encode().hex()}"),
    "asset": st.lists(words, min_size=1).map("/".join),
    "reference": words,
    "table": st.lists(rows, min_size=1, unique_by=repr).map(lambda found: tuple(found)),
}


@pytest.mark.parametrize("kind", DEFINITIONS)
@given(data=st.data())
def test_a_value_that_is_written_is_read_again_as_the_same(kind: str, data: st.DataObject) -> None:
    value = {"": data.draw(VALUES[kind])}
    assert read_value(write_value(value, DEFINITIONS[kind]), DEFINITIONS[kind], LOCALES) == (value, ())


@given(st.dictionaries(st.sampled_from(LOCALES), st.lists(words, min_size=1, unique=True).map(tuple)))
def test_lists_by_locale_are_read_again_as_the_same(values: dict[str, Value]) -> None:
    bullets = Attribute("bullets", "text", localizable=True, list=True)
    assert read_value(write_value(values, bullets), bullets, LOCALES) == (values, ())


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.from_regex(r"-?[0-9]{1,14}([.,][0-9]+)? ?[a-zA-Z²\"]{0,4}", fullmatch=True)
    | st.sampled_from(["https://", "//", "2026-99-99", "<a onclick=x href='&#106;avascript:'>", "C:\\", ".."])
)
keys = st.text(max_size=4) | st.sampled_from([*LOCALES, *CURRENCIES, *COLUMNS])
anything = st.recursive(
    scalars, lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3), max_leaves=6
)


@pytest.mark.parametrize("kind", DEFINITIONS)
@settings(max_examples=often(100, 30))
@given(raw=anything, flags=st.tuples(st.booleans(), st.booleans()))
def test_no_data_stops_a_reading(kind: str, raw: Raw, flags: tuple[bool, bool]) -> None:
    attribute = replace(DEFINITIONS[kind], list=flags[0], localizable=flags[1])
    values, problems = read_value(raw, attribute, LOCALES)
    for problem in problems:
        assert problem.message[0] == problem.message[0].lower() or problem.message[0] == "'"
        assert not problem.message.endswith(".")
        assert problem.hint
    if values and not problems:
        written = write_value(values, attribute)
        assert read_value(written, attribute, LOCALES) == (values, ())
    schema_of(attribute, LOCALES, CURRENCIES)
