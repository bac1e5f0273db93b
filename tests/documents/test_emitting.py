"""New files are in the house style and read back as what was written."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings

from omnicat.documents import emit
from omnicat.errors import OmnicatError
from tests.documents.nasty import data_values, opened, texts


def read_back(data: Any) -> Any:
    return opened(emit(data)).data


@given(data_values)
@settings(max_examples=150, deadline=None)
@example({"a": {"<<": "x"}})
@example({"<<": {"b": "c"}})
@example({"k" * 2000: ["x", {"y": "a\nb"}]})
@example([[["a\n", []]], {}])
@example({"a": "x\n\n", "b": "y\n\n\n"})
@example("a\nb")
@example({"": None, "~": "~", "null": "null"})
def test_what_is_emitted_reads_back_the_same(data: Any) -> None:
    again = read_back(data)
    assert again == data
    assert repr(again) == repr(data)


@given(texts)
@settings(max_examples=200, deadline=None)
@example("---")
@example("...")
@example("a: b")
@example("a:")
@example("a #b")
@example("a\u2028b")
@example("\u0085")
@example(" a\n b")
@example("a\n\tb\n ")
@example("\n")
@example("a\r\nb")
@example("http://x.y/?a=b,c")
@example("a:{b")
@example("x:\u00a0y")
@example("=")
@example("a\n\n  b\n")
def test_any_text_survives_in_every_position(text: str) -> None:
    data = {"block": text, "flow": {"a": text}, "list": [text], "deep": [{"x": [{"y": text}]}], text: "key"}
    assert read_back(data) == data
    assert read_back(text) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"name": {"en-US": "A", "de-DE": "B"}}, "name: {en-US: A, de-DE: B}\n"),
        ({"name": {"en-US": "A" * 60, "de-DE": "B" * 60}}, f"name:\n  en-US: {'A' * 60}\n  de-DE: {'B' * 60}\n"),
        ({"a": ["x", "y"]}, "a: [x, y]\n"),
        ({"a": []}, "a: []\n"),
        ({"a": {}}, "a: {}\n"),
        ({"a": None}, "a: null\n"),
        ({"price": Decimal("29.00"), "n": 3, "ok": True}, "price: 29.00\nn: 3\nok: true\n"),
        ({"gtin": "09521234543213"}, 'gtin: "09521234543213"\n'),
        ({"a": "NO"}, 'a: "NO"\n'),
        ({"a": "16:9"}, 'a: "16:9"\n'),
        ({"a": "Harbor & Pine – tee's, crew neck"}, "a: Harbor & Pine – tee's, crew neck\n"),
        ({"a": "one\ntwo\n"}, "a: |\n  one\n  two\n"),
        ({"a": "one\ntwo"}, "a: |-\n  one\n  two\n"),
        ({"a": "2026-08-01"}, "a: 2026-08-01\n"),
        ({"v": [{"sku": "A", "a": {"c": "d"}}]}, "v:\n  - sku: A\n    a: {c: d}\n"),
        ({"v": [{"sku": "A", "n": 2}]}, "v:\n  - {sku: A, n: 2}\n"),
        ({"404": "x", "no": "y"}, "404: x\nno: y\n"),
        ({}, "{}\n"),
    ],
)
def test_house_style(data: Any, text: str) -> None:
    assert emit(data) == text
    assert read_back(data) == data


@pytest.mark.parametrize("number", [Decimal("1E+3"), Decimal("-0"), Decimal("-0.0"), Decimal("5")])
def test_odd_decimals_are_written_as_plain_digits(number: Decimal) -> None:
    assert read_back({"a": number}) == {"a": number}


def test_half_a_character_can_not_be_written() -> None:
    with pytest.raises(OmnicatError, match="half a character"):
        emit({"a": "x\ud800"})


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_can_not_be_written(number: Decimal) -> None:
    with pytest.raises(OmnicatError, match="can't be written as a number"):
        emit({"a": number})
