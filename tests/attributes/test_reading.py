"""A value by locale, as a list, or plainly."""

import pytest
from msgspec.structs import replace

from omnicat.attributes import Raw, read_value, text_of
from omnicat.attributes.definition import Attribute, Value
from tests.attributes.definitions import DEFINITIONS, LOCALES, read, seen

NAME = Attribute("name", "text", localizable=True, max_length=12, pattern="[A-Z].*")
BULLETS = Attribute("bullets", "text", localizable=True, list=True)


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("Tee", {"en-US": "Tee"}),
        ({"en-US": "Tee", "de-DE": "Hemd"}, {"en-US": "Tee", "de-DE": "Hemd"}),
        ({"de-DE": "Hemd", "en-US": None}, {"de-DE": "Hemd"}),
        ({"de-DE": " "}, {}),
        (None, {}),
    ],
)
def test_a_plain_value_is_in_the_default_locale(raw: Raw, values: dict[str, Value]) -> None:
    assert read_value(raw, NAME, LOCALES) == (values, ())


@pytest.mark.parametrize(("locale", "hint"), [("en", "en-US"), ("de_DE", "de-DE"), ("de-AT", "de-DE")])
def test_a_locale_the_catalog_does_not_have_is_named_with_the_nearest(locale: str, hint: str) -> None:
    values, problems = read_value({locale: "Tee"}, NAME, LOCALES)
    assert values == {}
    assert seen(problems) == [("unknown-locale", (locale,))]
    assert problems[0].hint == f"did you mean '{hint}'?"


def test_limits_hold_in_every_locale() -> None:
    _, problems = read_value({"en-US": "Harbor organic tee", "de-DE": "hemd"}, NAME, LOCALES)
    assert seen(problems) == [("too-long", ("en-US",)), ("pattern", ("de-DE",))]
    assert problems[0].message == "'Harbor organic tee' has 18 characters, 'name' allows 12"
    assert problems[0].hint == "cut 6 characters"


def test_a_list_by_locale_names_the_entry() -> None:
    values, problems = read_value({"de-DE": ["Weich", {"a": "b"}, "Weich"], "en-US": []}, BULLETS, LOCALES)
    assert values == {"de-DE": ("Weich",)}
    assert seen(problems) == [("wrong-type", ("de-DE", 1)), ("repeated-entry", ("de-DE", 2))]


def test_equal_numbers_in_a_list_are_a_repetition() -> None:
    assert seen(read([5, 5], Attribute("sizes", "integer", list=True))[1]) == [("repeated-entry", (1,))]


def test_a_price_by_locale_and_a_price_by_currency_are_told_apart() -> None:
    price = replace(DEFINITIONS["money"], localizable=True)
    by_currency, _ = read_value({"USD": 29}, price, LOCALES)
    by_locale, _ = read_value({"en-US": {"USD": 29}, "de-DE": "27 EUR"}, price, LOCALES)
    assert list(by_currency) == ["en-US"]
    assert list(by_locale) == ["en-US", "de-DE"]


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        ("select", "navy", "Marineblau"),
        ("multi_select", ["navy", "red", "43"], "Marineblau, Red, 43"),
        ("money", {"USD": 29, "EUR": 27}, "27 EUR, 29 USD"),
        ("measurement", "180 g", "180 g"),
        ("boolean", True, "true"),
        ("date", "2026-08-01", "2026-08-01"),
        ("rich_text", "<p>Soft &amp;\nwarm</p><ul><li>One<li>Two</ul>", "Soft & warm\nOne\nTwo"),
        ("table", [{"size": "S", "chest": 50}, {"size": "M"}], "size: S, Chest: 50 cm\nsize: M"),
    ],
)
def test_values_have_plain_words(kind: str, raw: Raw, words: str) -> None:
    value, _ = read(raw, DEFINITIONS[kind])
    assert value is not None
    assert text_of(value, DEFINITIONS[kind], "de-DE") == words
