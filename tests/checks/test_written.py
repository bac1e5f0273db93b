"""A written record is judged with no catalog behind it: its types, its limits, what is missing, what disagrees."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from omnicat.channels import shipped_specs
from omnicat.channels.meaning import fields_of, meanings
from omnicat.channels.reading import CannotRead
from omnicat.channels.views import Price
from omnicat.checks.written import Given, RepeatedIds, WrittenChecks
from omnicat.findings import Severity
from omnicat.model.channel import DatedLimits, OtherLimits, Part, Spec, SpecCheck, SpecField
from omnicat.templating import compile_text

GOOGLE = next(spec for spec in shipped_specs().values() if spec.name == "google-merchant")


def spec_of(*fields: SpecField, **more: Any) -> Spec:
    return Spec("shelf@2026-08", "The shelf", fields={field.name: field for field in fields}, **more)


def meant(said: Any, field: SpecField, currency: str = "USD", **more: Any) -> Any:
    return meanings(spec_of(field, **more), currency)[field.name](said)


PRICE = SpecField("price", type="money")
MASS = SpecField("mass", type="measure", units={"g": "GRM", "kg": "KGM"})
STOCK = SpecField("stock", values={"in_stock": "in stock", "few": "in stock", "out_of_stock": "out of stock"})
SIZES = SpecField("sizes", many=True)
SHIPPING = SpecField("shipping", group={"country": Part("country", required=True), "price": Part("price")})


@pytest.mark.parametrize(
    ("said", "field", "more", "expected"),
    [
        ("15.00 USD", PRICE, {}, Price(Decimal("15.00"), "USD")),
        ("15 EUR", PRICE, {}, Price(Decimal(15), "EUR")),
        ("15.00", PRICE, {"money": "{amount}"}, Price(Decimal("15.00"), "USD")),
        (1500, PRICE, {"money": "minor"}, Price(Decimal("15.00"), "USD")),
        (1500, PRICE, {"money": "minor", "currency": "JPY"}, Price(Decimal(1500), "JPY")),
        (Decimal("15.5"), PRICE, {"money": "number"}, Price(Decimal("15.5"), "USD")),
        ("15.5", PRICE, {"money": "number"}, Price(Decimal("15.5"), "USD")),
        ("in stock", STOCK, {}, "in_stock"),
        (("S", "M"), SIZES, {}, ("S", "M")),
        ("S", SIZES, {}, ("S",)),
        ({"country": "US"}, SHIPPING, {}, {"country": "US", "price": None}),
        ("yes", SpecField("b", type="boolean"), {}, True),
        (False, SpecField("b", type="boolean"), {"boolean": (True, False)}, False),
        ("true", SpecField("b", type="boolean"), {"boolean": (True, False)}, True),
        ("7", SpecField("n", type="integer"), {}, 7),
        (Decimal("7.5"), SpecField("n", type="number"), {}, Decimal("7.5")),
        ("2026-02-28", SpecField("d", type="date"), {}, "2026-02-28"),
        (7, SpecField("t"), {}, "7"),
        ({"a": 1}, SpecField("j", type="json"), {}, {"a": 1}),
    ],
)
def test_a_spelling_is_undone(said: Any, field: SpecField, more: Mapping[str, Any], expected: object) -> None:
    assert meant(said, field, **more) == expected


def test_a_measure_is_in_our_unit() -> None:
    for said, more in (("180 GRM", {}), ({"amount": 180, "unit": "GRM"}, {"measure": "parts"})):
        found = meant(said, MASS, **more)
        assert (found.amount, found.unit) == (180, "g")


@pytest.mark.parametrize(
    ("said", "field", "message", "hint"),
    [
        ("15,00 USD", PRICE, "'15,00 USD' is not a price", "write it as 15.00 USD"),
        ("15.00 USX", PRICE, "'15.00 USX' is in 'USX', which is not a currency", "write it in USD"),
        ("In Stock", STOCK, "'In Stock' is not one of its values", "did you mean 'in stock'?"),
        ("TRUE", SpecField("b", type="boolean"), "'TRUE' is neither 'yes' nor 'no'", "write yes or no"),
        ("7.5", SpecField("n", type="integer"), "'7.5' is not a whole number", "write a number without a fraction"),
        ("2026-02-30", SpecField("d", type="date"), "'2026-02-30' is not a day", "write it as YYYY-MM-DD"),
        ("180 grm", MASS, "'180 grm' is in a unit it does not take", "use one of: GRM, KGM"),
        ({"price": "5"}, SHIPPING, "part 'country' is missing", "say `country` too"),
        ({"contry": "US"}, SHIPPING, "has no part 'contry'", "did you mean 'country'?"),
        (("S",), SpecField("t"), "is not a single text", "write one text"),
    ],
)
def test_what_is_not_of_its_type_says_what_to_write(said: Any, field: SpecField, message: str, hint: str) -> None:
    with pytest.raises(CannotRead) as caught:
        meant(said, field)
    assert (str(caught.value), caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fields.price.amount > 10", True),
        ("fields['price'].currency == 'USD'", True),
        ("fields.stock == 'in_stock' and not fields.mass", True),
        ("fields.nothing is none", True),
        ("'M' in fields.sizes and fields.sizes | length == 2", True),
        ("fields.broken", None),
    ],
)
def test_expressions_see_what_is_meant(text: str, expected: object) -> None:
    spec = spec_of(PRICE, STOCK, MASS, SIZES, replace(PRICE, name="broken"))
    record = {"price": "29.00 USD", "stock": "in stock", "sizes": ("S", "M"), "broken": "29,00"}
    fields = fields_of(record, meanings(spec, "USD"))
    assert compile_text(text).evaluate({"fields": fields}) == expected


def found(spec: Spec, record: Mapping[str, Any], kind: str = "") -> set[tuple[str, str]]:
    checks = WrittenChecks(spec, Given("US"), today="2026-09-01", horizon="2026-12-01")
    return {(each.field, each.rule.id) for each in checks.check(record, kind)}


def test_a_field_nobody_knows_is_told_with_the_nearest() -> None:
    checks = WrittenChecks(GOOGLE, Given("US"), today="2026-09-01", horizon="2026-12-01")
    told = next(each for each in checks.check({"titel": "Tee"}) if each.field == "titel")
    assert (told.rule.id, told.severity, told.hint) == (
        "channel/unknown-column",
        Severity.WARNING,
        "did you mean 'title'?",
    )


def test_other_limits_hold_where_their_condition_does() -> None:
    other = OtherLimits("fields.stock == 'in_stock'", {"max_chars": 5})
    spec = spec_of(STOCK, SpecField("title", max_chars=3, other_limits=(other,)))
    assert found(spec, {"title": "Mugs", "stock": "out of stock"}) == {("title", "channel/too-long")}
    assert found(spec, {"title": "Mugs", "stock": "in stock"}) == set()


def test_what_only_a_catalog_knows_is_not_judged() -> None:
    check = SpecCheck("c", "title", "not gtin", "no gtin")
    spec = spec_of(
        SpecField("title", need="conditional", when="listing.axes"),
        SpecField("size", need="required", only="size"),
        checks=(check,),
    )
    assert found(spec, {"id": "A"}) == {("id", "channel/unknown-column")}


def test_a_condition_that_fails_is_told() -> None:
    spec = spec_of(PRICE, checks=(SpecCheck("c", "price", "fields.nothing.amount > 1", "no"),))
    assert found(spec, {}) == {("", "channel/spec-fails")}


def test_a_child_needs_what_a_product_alone_does_not() -> None:
    spec = spec_of(
        SpecField("group"),
        SpecField("size", need="required", kinds=("child",)),
        kind="'child' if fields.group else 'single'",
    )
    assert found(spec, {}) == set()
    assert found(spec, {"group": "TEE"}) == found(spec, {}, "child") == {("size", "channel/missing-field")}


@pytest.mark.parametrize("text", ["a\x07b", "a\x00", "\x85\x86", "half \ud83d", "x\ufffe"])
def test_no_text_may_hold_a_control_character_wherever_it_stands(text: str) -> None:
    spec = spec_of(SpecField("t"), SIZES, SHIPPING, SpecField("j", type="json"))
    for name, said in (("t", text), ("sizes", ("a", text)), ("shipping", {"country": text}), ("j", {"a": [text]})):
        assert found(spec, {name: said}) == {(name, "channel/forbidden-text")}


def test_tabs_and_line_ends_are_no_control_characters() -> None:
    assert found(spec_of(SpecField("t")), {"t": "a\tb\r\nc"}) == set()


def test_what_starts_later_is_warned_of_and_an_error_from_its_day_on() -> None:
    later = DatedLimits("2026-10-01", {"max_chars": 3})
    checks = (SpecCheck("c", "price", "fields.price.amount > 5", "too much", since="2026-11-01"),)
    spec = spec_of(replace(PRICE, need="required"), SpecField("title", max_chars=9, dated=(later,)), checks=checks)
    record = {"title": "Mugs", "price": "29.00 USD"}

    def told(today: str, horizon: str) -> list[tuple[str, str, str]]:
        judged = WrittenChecks(spec, Given("US"), today=today, horizon=horizon).check(record)
        return [(each.field, str(each.severity), each.message[-15:]) for each in judged]

    assert told("2026-09-01", "2026-09-30") == []
    assert told("2026-09-01", "2026-11-01") == [
        ("title", "warning", "m 2026-10-01 on"),
        ("price", "warning", "m 2026-11-01 on"),
    ]
    assert [each[:2] for each in told("2026-11-01", "2026-12-01")] == [("title", "error"), ("price", "error")]


def test_an_id_may_be_there_once() -> None:
    ids = RepeatedIds(GOOGLE)
    assert ids.check({"id": "A"}, 2) is None
    assert ids.check({"id": "B"}, 3) is None
    told = ids.check({"id": "A"}, 9)
    assert told is not None
    assert (told.field, told.message) == ("id", "id 'A' is also in line 2")
    assert ids.check({}, 10) is ids.check({}, 11) is None


def test_a_record_may_be_told_apart_by_two_fields() -> None:
    ids = RepeatedIds(shipped_specs()["google-local-inventory@2026-08"])
    assert ids.check({"id": "A", "store_code": "1"}, 2) is ids.check({"id": "A", "store_code": "2"}, 3) is None
    told = ids.check({"id": "A", "store_code": "1"}, 9)
    assert told is not None
    assert (told.field, told.message) == ("id", "id, store_code 'A', '1' is also in line 2")
