"""Definitions of product types judge in their own dialect, and both implementations of it agree."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.schemas.definition import Definition, is_date, is_date_time, made_ready
from tests.schemas.made_up_definition import GOOD, KITE, MARKET, said

KITES = made_ready(KITE)
SHARED = Path(__file__).parents[2] / "../shared/channels/data/amazon/ptd_HAIRBAND_en_US_abridged.json"


def two(value: Any) -> list[dict[str, Any]]:
    return said(value) * 2


def words(*values: str) -> list[dict[str, Any]]:
    return [each for value in values for each in said(value, localized=True)]


ALLOWED: tuple[tuple[str, Any], ...] = (
    ("item_name", said("ab", localized=True)),
    ("item_name", said("x" * 20, localized=True)),
    ("bullet_point", words("abc", "def")),
    ("bullet_point", [*words("abc", "def"), {"value": "Drachen", "language_tag": "de_DE"}]),
    ("bullet_point", words("éa")),
    ("sail_area", said(0.5)),
    ("sail_area", said(9)),
    ("sail_area", said(Decimal("1.50"))),
    ("keyword", said("x" * 10)),
    ("keyword", said("é" * 5)),
    ("lines", said(4)),
    ("wind", said("light")),
    ("wind", said("none at all")),
    ("tails", [*said("A"), *said("B")]),
    ("frame", said("wood")),
    ("flies_from", said("2026-11-30")),
    ("flies_from", said("2026-11-30T09:00:00Z")),
)
REFUSED: tuple[tuple[str, Any, str], ...] = (
    ("item_name", said("a", localized=True), "minLength"),
    ("item_name", said("x" * 21, localized=True), "maxLength"),
    ("item_name", words("Kite", "Kites"), "maxUniqueItems"),
    ("item_name", [{"value": "Kite", "marketplace_id": MARKET}], "required"),
    ("item_name", [{**words("Kite")[0], "color": "red"}], "additionalProperties"),
    ("item_name", [], "minItems"),
    ("item_name", "Kite", "type"),
    ("bullet_point", words("abc", "def", "ghi"), "maxUniqueItems"),
    ("bullet_point", words("ab"), "minUtf8ByteLength"),
    ("sail_area", said(0), "minimum"),
    ("sail_area", said(9.5), "maximum"),
    ("sail_area", said(1.7), "multipleOf"),
    ("sail_area", said("1.5"), "type"),
    ("sail_area", two(1.5), "maxUniqueItems"),
    ("keyword", said("x" * 11), "maxUtf8ByteLength"),
    ("keyword", said("é" * 6), "maxUtf8ByteLength"),
    ("keyword", said("x" * 13), "maxLength"),
    ("lines", said(3), "enum"),
    ("tails", said("A"), "minUniqueItems"),
    ("tails", [*said("A"), *said("b")], "pattern"),
    ("frame", said("steel"), "enum"),
    ("flies_from", said("tomorrow"), "oneOf"),
    ("flies_from", said("2026-11-31"), "oneOf"),
)


@pytest.mark.parametrize(("name", "value"), ALLOWED)
def test_what_is_within_the_limits_is_allowed(name: str, value: Any) -> None:
    data = {**GOOD, name: value}
    assert KITES.allows(data)
    assert not [*KITES.refused(data)]


@pytest.mark.parametrize(("name", "value", "keyword"), REFUSED)
def test_one_past_a_limit_is_refused_by_its_keyword(name: str, value: Any, keyword: str) -> None:
    data = {**GOOD, name: value}
    assert not KITES.allows(data)
    assert keyword in {each.keyword for each in KITES.refused(data) if each.path[:1] == (name,)}


def test_a_required_attribute_has_to_be_there() -> None:
    data = {"item_name": GOOD["item_name"], "identifier": GOOD["identifier"]}
    assert not KITES.allows(data)
    assert [each.keyword for each in KITES.refused(data)] == ["required"]


@pytest.mark.parametrize(
    ("more", "is_allowed"),
    [
        ({}, False),
        ({"exempt": said(True)}, True),
        ({"parentage_level": said("parent")}, True),
        ({"parentage_level": said("child")}, False),
    ],
)
def test_what_one_attribute_asks_of_another_counts(more: dict[str, Any], is_allowed: bool) -> None:
    data = {key: each for key, each in GOOD.items() if key != "identifier"} | more
    assert KITES.allows(data) is is_allowed
    assert any(True for _ in KITES.refused(data)) is not is_allowed


def test_without_enforcement_only_what_is_there_is_judged() -> None:
    offers = made_ready(KITE, is_enforced=False)
    assert offers.allows({})
    assert offers.allows({"lines": said(2)})
    assert not offers.allows({"lines": said(3)})


def test_a_word_of_ones_own_is_allowed_and_told() -> None:
    assert not [*KITES.unlisted({**GOOD, "wind": said("light")})]
    told = [*KITES.unlisted({**GOOD, "wind": said("breeze")})]
    assert [(each.path, each.value, dict(each.codes)) for each in told] == [
        (("wind", 0, "value"), "breeze", {"light": "Light wind", "strong": "Strong wind"})
    ]


def test_another_marketplace_than_the_definitions_is_told() -> None:
    other = [{**GOOD["sail_area"][0], "marketplace_id": "A1PA6795UKMFR9"}]
    assert [each.path for each in KITES.unlisted({**GOOD, "sail_area": other})] == [("sail_area", 0, "marketplace_id")]


def test_what_the_definition_says_of_a_value_is_found_by_its_path() -> None:
    assert KITES.about(("sail_area",))["title"] == "Sail area"
    assert KITES.about(("sail_area", 0, "marketplace_id"))["hidden"] is True
    assert KITES.about(("nothing", 0, "value")) == {}


def test_a_reference_to_another_file_is_refused_not_fetched() -> None:
    with pytest.raises(ValueError, match=r"elsewhere\.example"):
        made_ready({"properties": {"a": {"$ref": "https://elsewhere.example/a.json"}}})


@pytest.mark.parametrize("text", ["2026-11-30", "2028-02-29"])
def test_days_are_known(text: str) -> None:
    assert is_date(text)
    assert not is_date_time(text)


@pytest.mark.parametrize("text", ["2026-11-30T09:00:00Z", "2026-11-30t09:00:00.5z", "2026-11-30T09:00:00+01:00"])
def test_moments_are_known(text: str) -> None:
    assert is_date_time(text)


@pytest.mark.parametrize("text", ["", "20261130", "2026-02-30", "2026-11-30T09:00:00", "2026-11-30T25:00:00Z"])
def test_other_texts_are_neither(text: str) -> None:
    assert not is_date(text)
    assert not is_date_time(text)


VALUES = st.one_of(
    st.text("abé Z", max_size=24),
    st.sampled_from([0, 0.5, 1, 1.5, 2.25, 9, 10, Decimal("0.5"), Decimal("1.25"), True, None]),
    st.sampled_from(["light", "carbon", "parent", "2026-11-30", "2026-11-30T09:00:00Z", "ABC"]),
)
ITEMS = st.fixed_dictionaries(
    {"value": VALUES},
    optional={"marketplace_id": st.just(MARKET), "language_tag": st.sampled_from(["en_US", "de_DE"]), "x": st.just(1)},
)
RECORDS = st.dictionaries(st.sampled_from([*KITE["properties"], "unknown"]), st.lists(ITEMS, max_size=4), max_size=8)


@given(RECORDS)
def test_both_implementations_agree(record: dict[str, Any]) -> None:
    for data in (record, {**GOOD, **record}):
        assert KITES.allows(data) is not any(True for _ in KITES.refused(data))


@pytest.mark.skipif(not SHARED.exists(), reason="Amazon's definition is not beside the project")
def test_a_real_definition_judges() -> None:
    hairbands = Definition(msgspec.json.decode(SHARED.read_bytes()))
    loc = {"language_tag": "en_US", "marketplace_id": MARKET}
    good = {
        **{name: [{"value": "x", **loc}] for name in ("brand", "item_name", "bullet_point", "fabric_type")},
        "product_description": [{"value": "x", **loc}],
        "country_of_origin": said("US"),
        "item_type_keyword": said("hairbands"),
        "supplier_declared_dg_hz_regulation": said("not_applicable"),
        "list_price": [{"currency": "USD", "value": Decimal("19.99"), "marketplace_id": MARKET}],
    }
    assert hairbands.allows(good)
    assert hairbands.allows({**good, "item_name": [{"value": "x" * 200, **loc}]})
    assert not hairbands.allows({**good, "item_name": [{"value": "x" * 201, **loc}]})
    assert not hairbands.allows({**good, "model_number": [{"value": "ü" * 21, "marketplace_id": MARKET}]})
    assert hairbands.allows({**good, "model_number": [{"value": "ü" * 20, "marketplace_id": MARKET}]})
    assert not hairbands.allows({key: each for key, each in good.items() if key != "fabric_type"})
    assert [each.path[0] for each in hairbands.refused({**good, "merchant_suggested_asin": said("B0")})] == [
        "merchant_suggested_asin"
    ]
