"""Each attribute type reads what is written, and says what is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from omnicat.attributes import Raw
from omnicat.attributes.definition import Attribute, Measurement, Money, Row, Value
from omnicat.findings import Fix
from tests.attributes.definitions import DEFINITIONS, read, seen


def money(**amounts: str) -> Money:
    return Money(tuple(sorted((currency, Decimal(amount)) for currency, amount in amounts.items())))


def measurement(amount: str, unit: str) -> Measurement:
    return Measurement(Decimal(amount), unit)


GOOD: list[tuple[str, Raw, Value]] = [
    ("text", "Harbor tee", "Harbor tee"),
    ("text", "0042", "0042"),
    ("text", 42, "42"),
    ("text", Decimal("29.00"), "29.00"),
    ("text", True, "true"),
    ("rich_text", "<p>Soft & <b>warm</b></p>", "<p>Soft & <b>warm</b></p>"),
    ("rich_text", "javascript: the good parts", "javascript: the good parts"),
    ("integer", 12, 12),
    ("integer", "12", 12),
    ("decimal", 3, Decimal(3)),
    ("decimal", Decimal("1.50"), Decimal("1.50")),
    ("boolean", False, False),
    ("date", "2024-02-29", date(2024, 2, 29)),
    ("select", "navy", "navy"),
    ("select", 43, "43"),
    ("select", Decimal("42.5"), "42.5"),
    ("multi_select", ["red", "navy"], ("red", "navy")),
    ("multi_select", ["red", None, ""], ("red",)),
    ("measurement", "180 g", measurement("180", "g")),
    ("measurement", "0.180kg", measurement("0.180", "kg")),
    ("measurement", 180, measurement("180", "g")),
    ("money", 29, money(USD="29")),
    ("money", "29.00 EUR", money(EUR="29.00")),
    ("money", {"USD": Decimal("29.00"), "EUR": 27, "JPY": None}, money(USD="29.00", EUR="27")),
    ("money", {"JPY": Decimal("2900.00")}, money(JPY="2900.00")),
    ("money", {"KWD": Decimal("2.905")}, money(KWD="2.905")),
    ("gtin", "4006381333931", "4006381333931"),
    ("gtin", 4006381333931, "4006381333931"),
    ("gtin", "00012345600012", "00012345600012"),
    ("gtin", "49123456", "49123456"),
    ("url", "https://harborandpine.example/care?size=S#wash", "https://harborandpine.example/care?size=S#wash"),
    ("url", "http://localhost:8000/", "http://localhost:8000/"),
    ("asset", "docs/care guide.pdf", "docs/care guide.pdf"),
    ("reference", "MUG-ENAMEL", "MUG-ENAMEL"),
    ("reference", 1001, "1001"),
]


CHART: tuple[Row, ...] = ({"size": "S", "chest": measurement("50", "cm")}, {"sold": False})
GOOD.append(("table", [{"chest": 50, "size": "S"}, {}, {"sold": False, "size": None}], CHART))


@pytest.mark.parametrize(("kind", "raw", "value"), GOOD)
def test_what_is_written_is_read(kind: str, raw: Raw, value: Value) -> None:
    found, problems = read(raw, DEFINITIONS[kind])
    assert (found, problems) == (value, ())
    assert type(found) is type(value)


WRONG: list[tuple[str, Raw, str, str]] = [
    ("text", ["a"], "wrong-type", "write one value, or set `list: true` in the definition of 'name'"),
    ("text", {"a": "b"}, "wrong-type", "write one plain value"),
    ("text", {"en-US": "b"}, "wrong-type", "write the value alone, or set `localizable: true` in the definition"),
    ("integer", True, "wrong-type", "write what 'pages' is defined as: integer"),
    ("integer", Decimal("3.5"), "wrong-type", "round it, or set `type: decimal` in the definition"),
    ("integer", "012", "wrong-type", "write what 'pages' is defined as: integer"),
    ("integer", 0, "out-of-range", "write a value from 1 to 1000"),
    ("integer", 1001, "out-of-range", "write a value from 1 to 1000"),
    ("decimal", "1,5", "wrong-type", "write a point before the decimals and nothing between thousands: 1250.5"),
    ("decimal", "9" * 5000, "wrong-type", "write what 'ratio' is defined as: decimal"),
    ("decimal", Decimal("NaN"), "wrong-type", "write what 'ratio' is defined as: decimal"),
    ("money", Decimal("Infinity"), "wrong-type", "write the amount and the currency's code: 29.00 USD"),
    ("boolean", "maybe", "wrong-type", "write true or false, without quotes"),
    ("date", "2026-02-30", "bad-date", "write a day that exists"),
    ("date", "8/1/2026", "bad-date", "write year, month and day: 2026-08-01"),
    ("date", 20260801, "wrong-type", "write year, month and day: 2026-08-01"),
    ("date", "2019-12-31", "out-of-range", "write 2020-01-01 or more"),
    ("select", "rde", "unknown-option", "did you mean 'red'?"),
    ("select", ["red"], "wrong-type", "write one of the codes of 'color'"),
    ("multi_select", "red", "wrong-type", "write a list: [red]"),
    ("measurement", "180 cm", "unknown-unit", "use one of: mg, g, kg, t, gr, oz, lb, st, ton"),
    ("measurement", "180 gg", "unknown-unit", "did you mean 'g'?"),
    ("measurement", "heavy", "wrong-type", "write the amount and its unit: 180 g"),
    ("measurement", "1,500 g", "wrong-type", "write the amount and its unit: 180 g"),
    ("measurement", "31 kg", "out-of-range", "write 30 kg or less"),
    ("measurement", 30001, "out-of-range", "write 30 kg or less"),
    ("measurement", "-3 g", "out-of-range", "write it without its minus"),
    ("money", -29, "negative-money", "write the amount without its minus"),
    ("money", "29.995 USD", "too-many-decimals", "round it to 30.00"),
    ("money", "29.5 JPY", "too-many-decimals", "round it to 30"),
    ("money", 0, "out-of-range", "write 0.01 or more"),
    ("money", "29 GBP", "unknown-currency", "use one of: EUR, JPY, KWD, USD"),
    ("money", "29 usd", "unknown-currency", "write USD"),
    ("money", "$29", "wrong-type", "write the amount and the currency's code: 29.00 USD"),
    ("money", [29], "wrong-type", "write the amount and the currency's code: 29.00 USD"),
    ("gtin", "4006381333937", "gtin-check-digit", "compare all digits with the barcode; one is mistyped or two are swapped"),
    ("gtin", "04252614", "gtin-check-digit", 'this is a UPC-E; write its 12 digits: "042100005264"'),
    ("gtin", 12345, "gtin-length", "write all its digits, or leave it out"),
    ("gtin", 71453219158, "gtin-length", 'if leading zeros were lost, quote it: "071453219158"'),
    ("gtin", "4006381-333931", "gtin-length", 'leave out spaces and dashes: "4006381333931"'),
    ("gtin", "0-306-40615-2", "gtin-length", 'if this is an ISBN-10, write its 13 digits: "9780306406157"'),
    ("gtin", "4.00638E+12", "gtin-length", "a spreadsheet has cut this number; format the column as text and take the digits from the barcode"),
    ("gtin", "٤٠٠٦٣٨١٣٣٣٩٣١", "gtin-length", "write all its digits, or leave it out"),
    ("url", "www.harbor.example", "not-a-url", "write https://www.harbor.example"),
    ("url", "javascript:alert(1)", "not-a-url", "write it in full: https://…"),
    ("url", "https://", "not-a-url", "write it in full: https://…"),
    ("url", "https://[x", "not-a-url", "write it in full: https://…"),
    ("url", "https://größe.example/", "not-a-url", "write the host in its ASCII form (xn--…) and percent-encode the rest"),
    ("asset", "/etc/passwd", "asset-path", "write the path from the assets folder on"),
    ("asset", "C:/manual.pdf", "asset-path", "write the path from the assets folder on"),
    ("asset", "a/../../b", "asset-path", "write the path from the assets folder on, without '..'"),
    ("asset", "..\\b", "asset-path", "write slashes"),
    ("asset", 5, "wrong-type", "write what 'warranty_pdf' is defined as: asset"),
    ("reference", True, "wrong-type", "write what 'matching' is defined as: reference"),
    ("table", {"size": "S"}, "wrong-type", "write a list, one entry a line"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "raw", "rule", "hint"), WRONG)
def test_what_is_wrong_is_said_with_a_hint(kind: str, raw: Raw, rule: str, hint: str) -> None:
    _, problems = read(raw, DEFINITIONS[kind])
    assert [(problem.rule.id, problem.hint) for problem in problems] == [(f"product/{rule}", hint)]


FIXED: list[tuple[str, Raw, str | int | bool]] = [
    ("integer", Decimal("3.0"), 3),
    ("boolean", "yes", True),
    ("boolean", "Off", False),
    ("boolean", 0, False),
    ("date", "1.8.2026", "2026-08-01"),
    ("date", "2026-8-1", "2026-08-01"),
    ("date", "2026/08/01", "2026-08-01"),
    ("date", "2026-08-01T10:00:00Z", "2026-08-01"),
    ("select", "Marineblau", "navy"),
    ("select", "NAVY ", "navy"),
    ("measurement", "6 lbs", "6 lb"),
    ("measurement", "6 KG", "6 kg"),
    ("measurement", "1,5 kg", "1.5 kg"),
    ("money", "USD 29.00", "29.00 USD"),
    ("url", "https://a.example/größen tabelle", "https://a.example/gr%C3%B6%C3%9Fen%20tabelle"),
    ("asset", "docs\\a.pdf", "docs/a.pdf"),
    ("asset", "docs//./a.pdf", "docs/a.pdf"),
]


@pytest.mark.parametrize(("kind", "raw", "fixed"), FIXED)
def test_a_fix_is_offered_where_the_meaning_is_beyond_doubt_and_reads_cleanly(kind: str, raw: Raw, fixed: Raw) -> None:
    _, problems = read(raw, DEFINITIONS[kind])
    assert [problem.fix for problem in problems] == [Fix(fixed)]  # type: ignore[arg-type]
    value, left = read(fixed, DEFINITIONS[kind])
    assert value is not None
    assert left == ()


@pytest.mark.parametrize("kind", DEFINITIONS)
@pytest.mark.parametrize("raw", [None, "", "  ", [], {}])
def test_nothing_is_no_value_and_no_problem(kind: str, raw: Raw) -> None:
    assert read(raw, DEFINITIONS[kind]) == (None, ())


def test_a_problem_names_the_place_below_the_value() -> None:
    rows: Raw = [{"size": "S", "chset": 1}, {"size": "M", "chest": "50 kg"}, 3, {"size": "S"}]
    value, problems = read(rows, DEFINITIONS["table"])
    assert value == ({"size": "S"}, {"size": "M"})
    assert seen(problems) == [
        ("unknown-column", (0, "chset")),
        ("unknown-unit", (1, "chest")),
        ("wrong-type", (2,)),
        ("repeated-entry", (3,)),
    ]
    assert problems[0].hint == "did you mean 'chest'?"


def test_each_currency_is_judged_by_itself() -> None:
    value, problems = read({"USD": 29, "EURO": 27, "JPY": "x", "KWD": Decimal("1.2345")}, DEFINITIONS["money"])
    assert value == money(USD="29", KWD="1.2345")
    assert seen(problems) == [
        ("unknown-currency", ("EURO",)),
        ("wrong-type", ("JPY",)),
        ("too-many-decimals", ("KWD",)),
    ]


def test_a_value_that_breaks_a_limit_is_kept_so_that_it_can_be_shown() -> None:
    assert read("4006381333937", DEFINITIONS["gtin"])[0] == "4006381333937"
    assert read(-29, DEFINITIONS["money"])[0] == money(USD="-29")
    assert read("31 kg", DEFINITIONS["measurement"])[0] == measurement("31", "kg")


@pytest.mark.parametrize(
    ("gtin", "prefix"),
    [
        ("2012345678903", "prefix 2"),
        ("0212345678909", "prefix 02"),
        ("212345678909", "prefix 02"),
        ("412345678903", "prefix 04"),
        ("512345678900", "prefix 05"),
        ("9812345678902", "prefix 98"),
        ("9912345678909", "prefix 99"),
        ("20123451", "prefix 2 of a GTIN-8"),
        ("00000000000000", "prefix 0 of a GTIN-8"),
    ],
)
def test_numbers_that_are_not_for_trade_are_refused(gtin: str, prefix: str) -> None:
    value, problems = read(gtin, DEFINITIONS["gtin"])
    assert seen(problems) == [("gtin-restricted", ())]
    assert prefix in problems[0].message
    assert value == gtin


def test_an_amount_without_a_currency_to_be_in_is_asked_for_one() -> None:
    assert seen(read(29, Attribute("price", "money"))[1]) == [("wrong-type", ())]
    assert read("29 CHF", Attribute("price", "money")) == (money(CHF="29"), ())


def test_bounds_are_compared_across_units() -> None:
    length = Attribute("width", "measurement", quantity="length", unit="cm", min="1 in", max=100)
    assert seen(read("25.3 mm", length)[1]) == [("out-of-range", ())]
    assert read("25.4 mm", length)[1] == ()
    assert read("1 m", length)[1] == ()
    assert seen(read("1001 mm", length)[1]) == [("out-of-range", ())]


def test_a_bound_or_pattern_that_makes_no_sense_stops_nothing() -> None:
    for odd in (
        Attribute("x", "measurement", quantity="mass", unit="cm", min="5 cm", max="much"),
        Attribute("x", "integer", min="few", pattern="("),
        Attribute("x", "text", pattern="("),
        Attribute("x", "date", min="soon"),
        Attribute("x", "table", columns={"a": Attribute("a", "table"), "b": Attribute("b", "nonsense")}),
        Attribute("x", "nonsense"),
        Attribute("x", "measurement"),
        Attribute("x", "select"),
    ):
        odd_data: tuple[Raw, ...] = (5, "5", "5 g", [5], [{"a": 5, "b": 6}], "2026-08-01")
        for raw in odd_data:
            assert read(raw, odd) == read(raw, odd)
