"""What goes wrong with texts, numbers, prices and days, and does not here."""

from datetime import UTC, date, datetime
from decimal import Decimal
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.attributes.definition import Measurement
from omnicat.channels.views import Choice, Price
from omnicat.findings import Location
from omnicat.model.tables import Entry, Table
from omnicat.templating import NotInTable, TemplatingProblem, compile_text
from omnicat.templating.filters.casing import sentence_case, title_case
from omnicat.templating.filters.cutting import bytes_cut, sentences, truncate_words
from omnicat.templating.filters.days import add_days, day, formatted, iso
from omnicat.templating.filters.markup import channel_html, plain
from omnicat.templating.filters.numbers import measure, money, number, percent_off, round_money, rounded
from omnicat.templating.filters.signs import digits, without_emoji, without_symbols

FAMILY = "👩‍👩‍👧"
DECOMPOSED = "e\u0301"


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        (DECOMPOSED * 5, 4, DECOMPOSED + "…"),
        ("ab" + FAMILY, 5, "ab…"),
        ("👍🏽👍🏽", 3, "👍🏽…"),
        ("מנורת שולחן מאלון", 12, "מנורת שולחן…"),
        ("\ud800\udfff abcdef", 5, "\ud800\udfff…"),
        ("abc", 0, ""),
    ],
)
def test_a_cut_by_characters_keeps_letters_whole(text: str, length: int, cut: str) -> None:
    assert truncate_words(text, length) == cut


def test_a_cut_may_end_as_one_likes() -> None:
    assert truncate_words("one two three", 10, "...") == "one two..."
    assert truncate_words("one two three", 8, "") == "one two"
    assert bytes_cut("größe zwei drei", 12, "…") == "größe…"
    assert bytes_cut("a\ud800b", 4) == "a\ud800"


@given(st.text(max_size=60), st.integers(0, 40), st.sampled_from(["", "…", "..."]))
def test_a_text_cut_by_bytes_fits_with_its_ending(text: str, length: int, ending: str) -> None:
    cut = bytes_cut(text, length, ending)
    assert len(cut.encode()) <= length
    assert cut == text or cut.endswith(ending[: len(cut)]) or len(ending.encode()) > length


@given(st.text(max_size=60), st.integers(0, 40), st.sampled_from(["", "…", "..."]))
def test_a_text_cut_by_characters_fits_with_its_ending(text: str, length: int, ending: str) -> None:
    assert len(truncate_words(text, length, ending)) <= length


@pytest.mark.parametrize(
    ("text", "count", "said"),
    [
        ("One. Two! Three?", 2, "One. Two!"),
        ("Made of 1.5 kg oak. Oiled.", 1, "Made of 1.5 kg oak."),
        ("By Mr. Pine et al. for you. Next.", 1, "By Mr. Pine et al. for you."),
        ("No end", 3, "No end"),
        ("<p>First line</p><p>Second.</p>", 1, "First line"),
        ("これは茶碗です。丈夫です。", 1, "これは茶碗です。"),
        ("He said “Go.” Then left.", 1, "He said “Go.”"),
        ("", 1, ""),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int, said: str) -> None:
    assert sentences(text, count) == said


@pytest.mark.parametrize("piece", [".", "...x", "a. ", '!"', "。", "\n", ".\u201d", "a.b"])
def test_sentences_take_no_longer_than_the_text_is_long(piece: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        sentences("x" + piece * times, 1_000)
        return process_time() - start

    assert seconds(20_000) < 0.05 + 30 * seconds(2_000)


@pytest.mark.parametrize(
    ("text", "keep", "said"),
    [
        ("the best OF oak", "", "The Best OF Oak"),
        ("a lamp for the desk", "", "A Lamp for the Desk"),
        ("iPhone case with USB-C", "", "iPhone Case with USB-C"),
        ("don't panic", "", "Don't Panic"),
        ("t-shirt 4k 3-pack", "", "T-Shirt 4k 3-pack"),
        ("HARBOR & PINE T-SHIRT", "", "Harbor & Pine T-Shirt"),
        ("IKEA desk", "", "IKEA Desk"),
        ("made by ikea, sweden", "IKEA", "Made by IKEA, Sweden"),
        ("écharpe ßen", "", "Écharpe ßen"),
        (f"{DECOMPOSED}charpe", "", "E\u0301charpe"),
        ("(the) lamp", "", "(The) Lamp"),
        ("a – b lamp", "Harbor – Pine", "A – B Lamp"),
        ("", "", ""),
    ],
)
def test_titles(text: str, keep: str, said: str) -> None:
    assert title_case(text, keep) == said


@pytest.mark.parametrize(
    ("text", "keep", "said"),
    [
        ("ORGANIC TEE. SOFT & LIGHT!", "", "Organic tee. Soft & light!"),
        ("LAMP WITH LED BY HARBOR", ("LED", "Harbor"), "Lamp with LED by Harbor"),
        ("NASA", "", "NASA"),
        ("Harbor Organic Tee", "", "Harbor Organic Tee"),
        ("MP3 PLAYER 32GB BLACK", "", "MP3 player 32GB black"),
        ("ШЕРСТЯНОЙ ПЛЕД", "", "Шерстяной плед"),
        ("मग और कप", "", "मग और कप"),
    ],
)
def test_what_shouts_is_said_calmly(text: str, keep: Any, said: str) -> None:
    assert sentence_case(text, keep) == said


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"Tee {FAMILY} soft", "Tee soft"),
        ("👍🏽 Tee 🇩🇪", "Tee"),
        ("1️⃣ Tee", "1 Tee"),
        ("Tee™ © ® 30 °C ½", "Tee™ © ® 30 °C ½"),
        ("می‌خواهم", "می‌خواهم"),
        ("⌀ 30 cm ⏰", "⌀ 30 cm"),
        ("two  spaces", "two  spaces"),
    ],
)
def test_emoji_go_and_letters_stay(text: str, bare: str) -> None:
    assert without_emoji(text) == bare


def test_symbols_go_and_currencies_stay() -> None:
    assert without_symbols("⌀ 8 cm, 30 °C, № 5 ✿") == "⌀ 8 cm, 30 °C, № 5"
    assert without_symbols("☆ Tee® – 29 €, 50 % → 5 < 6 ✓") == "Tee – 29 €, 50 % 5 < 6"


def test_digits_of_any_script() -> None:
    assert digits("٠١٢ ４５ ² x9") == "012459"


def test_lists_become_lines() -> None:
    assert plain("<p>Care:</p><ul><li>Wash</li><li>Dry</li></ul>") == "Care:\n- Wash\n- Dry"


def test_html_of_a_channel_that_takes_none_or_some() -> None:
    said = "<p>Soft <b onclick='x()'>tee</b><script>x</script></p>"
    assert channel_html(said, None) == "Soft tee"
    assert channel_html(said, ("b",)) == "Soft <b>tee</b>"
    assert channel_html(said, ()) == "Soft tee"


def price(amount: str, currency: str) -> Price:
    return Price(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("said", "locale", "written"),
    [
        (price("1234.5", "USD"), "en-US", "$1,234.50"),
        (price("1234.5", "EUR"), "de-DE", "1.234,50\xa0€"),
        (price("1500", "JPY"), "ja-JP", "￥1,500"),
        (price("1.5", "KWD"), "en-US", "KWD\xa01.500"),
        (price("-3", "EUR"), "en-IE", "-€3.00"),
        (price("0.125", "USD"), "en-US", "$0.125"),
        (price("12345678", "INR"), "en-IN", "₹1,23,45,678.00"),
        (price("5", "USD"), "xx-XX", "$5.00"),
    ],
)
def test_money_as_a_country_writes_it(said: Price, locale: str, written: str) -> None:
    assert money(said, locale) == written


def test_money_with_the_digits_of_its_currency() -> None:
    rounded_to = [round_money(price(*each)) for each in (("9.995", "USD"), ("1499.5", "JPY"), ("-0.0005", "KWD"))]
    assert rounded_to == [price("10.00", "USD"), price("1500", "JPY"), price("-0.001", "KWD")]
    assert round_money(price("9" * 60 + ".5", "JPY")).amount == Decimal("1" + "0" * 60)


@pytest.mark.parametrize(
    ("full", "sale", "off"),
    [
        ("30", "20", 33),
        ("100", "100", None),
        ("20", "30", None),
        ("0", "0", None),
        ("100", "99.5", None),
        ("10", "0", 100),
    ],
)
def test_percent_off_never_promises_more(full: str, sale: str, off: int | None) -> None:
    assert percent_off(price(full, "USD"), price(sale, "USD")) == off


def test_numbers_as_a_country_writes_them() -> None:
    said = [number(*each) for each in ((Decimal("-1234.50"), None, "de-DE"), (1234567, 0, "en-IN"), (2.5, 0, "en"))]
    assert said == ["-1.234,50", "12,34,567", "3"]
    assert rounded(Decimal("2.5")) == 2
    assert measure(Measurement(Decimal("1.50"), "kg"), locale="de-DE") == "1,50 kg"
    assert measure(Measurement(Decimal(1500), "g"), "kg", 2) == "1.5 kg"
    assert measure(Measurement(Decimal(-5), "C"), "F", 0) == "23 F"


def test_days_and_times() -> None:
    moment = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
    assert iso(moment, "+05:30") == "2026-12-24T14:30+05:30"
    assert iso(moment) == "2026-12-24T09:00Z"
    assert iso("2026-12-24T09:00:05-08:00", "Z") == "2026-12-24T17:00:05Z"
    assert iso("2026-12-24T09:00") == "2026-12-24T09:00Z"
    assert add_days(date(2028, 2, 28), 1) == date(2028, 2, 29)
    assert add_days("2026-01-01", -1) == date(2025, 12, 31)
    assert day(moment) == date(2026, 12, 24)
    assert formatted("2026-12-24", "long", "de-DE") == "24. Dezember 2026"
    assert formatted(date(2026, 12, 4), "dd.MM.yy", "en") == "04.12.26"


COLORS = Table(
    "colors",
    {
        key: Entry(value, Location("p.yaml"))
        for key, value in {"navy": "Blue", "Rot": "Red", "true": 1, "none": None}.items()
    },
    Location("channel_profiles/p.yaml", 3),
)
CHANNEL = {"channel": {"locale": "en", "html": None, "tables": {"colors": COLORS}}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("color | lookup('colors')", "Blue"),
        ("red | lookup('colors')", "Red"),
        ("both | lookup('colors')", ("Blue", "Red")),
        ("nothing | lookup('colors')", None),
        ("true | lookup('colors')", 1),
        ("'none' | lookup('colors')", None),
        ("'pink' | lookup('colors', 'Other')", "Other"),
        ("'pink' | lookup('colors', default=nothing)", None),
        ("'pink' | lookup(table='colors', default=color)", Choice("navy", "Marine", "", "x")),
        ("{{ color | lookup('colors') }}/{{ 'x' | lookup('colors', '?') }}", "Blue/?"),
    ],
)
def test_looking_up(text: str, said: Any) -> None:
    names = {"color": Choice("navy", "Marine", "", "x"), "red": Choice("rd", "Rot", "", "y"), "nothing": None}
    assert compile_text(text).evaluate({**names, "both": (names["color"], names["red"]), **CHANNEL}) == said


@pytest.mark.parametrize(
    "text", ["'nave' | lookup('colors')", "{{ 'nave' | lookup('colors') }}", "['nave'] | lookup('colors')"]
)
def test_a_key_that_is_not_in_the_table(text: str) -> None:
    with pytest.raises(NotInTable, match="'nave' is not in table 'colors'") as raised:
        compile_text(text).evaluate(CHANNEL)
    assert raised.value.hint == "add 'nave' to table 'colors' in channel_profiles/p.yaml, or use one of its keys: navy"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("name | truncate_word(5)", "filter 'truncate_word' does not exist", "did you mean 'truncate_words'?"),
        ("{{ name | uper }}", "filter 'uper' does not exist", "did you mean 'upper'?"),
        (
            "name | truncate_words",
            "filter 'truncate_words' needs 'length'",
            "write it as `truncate_words(length, ellipsis=…)`",
        ),
        ("name | slug(3)", "filter 'slug' takes at most 0 arguments, not 1", "write it as `slug`"),
        (
            "name | truncate_words(5, dots='…')",
            "filter 'truncate_words' is given 'dots' which it does not take",
            "write it as `truncate_words(length, ellipsis=…)`",
        ),
        ("color | lookup(default='x')", "filter 'lookup' needs 'table'", "write it as `lookup(table, default=…)`"),
        ("name if name else name | nope", "filter 'nope' does not exist", None),
    ],
)
def test_a_filter_is_judged_before_it_works(text: str, message: str, hint: str | None) -> None:
    with pytest.raises(TemplatingProblem) as raised:
        compile_text(text)
    assert str(raised.value) == message
    assert hint is None or raised.value.hint == hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name | truncate_words(name)", "truncate_words: length 'tee' is not a whole number"),
        ("name | truncate_words(-1)", "truncate_words: length -1 is not between 0 and 1,000,000"),
        ("name | sentences(0)", "sentences: count 0 is not between 1 and 1,000"),
        ("name | money", "money: 'tee' is not a price"),
        ("name | measure", "measure: 'tee' is not a measurement"),
        ("name | unit('kg')", "unit: 'tee' is not a measurement"),
        ("name | number", "number: 'tee' is not a number"),
        ("'1e999999999' | number", "number: '1e999999999' has too many digits"),
        ("1 | number(99)", "number: digits 99 is not between 0 and 30"),
        ("name | date", "date: 'tee' is not a day, as in 2026-12-24, nor a time"),
        ("'2026-12-24' | iso('CET')", "iso: 'CET' is not Z nor a distance from UTC, as in +02:00"),
        ("'2026-12-24' | add_days('x')", "add_days: days 'x' is not a whole number"),
        ("'9999-12-31' | add_days(1)", "date value out of range"),
        ("name | lookup('colours')", "table 'colours' does not exist"),
    ],
)
def test_what_a_filter_was_given(text: str, message: str) -> None:
    with pytest.raises(TemplatingProblem) as raised:
        compile_text(text).evaluate({"name": "tee", **CHANNEL})
    assert str(raised.value) == message


def test_a_measurement_of_another_kind_is_told_of() -> None:
    with pytest.raises(TemplatingProblem, match="'kg' measures mass, 'cm' measures length"):
        compile_text("weight | unit('cm')").evaluate({"weight": Measurement(Decimal(1), "kg")})


def test_the_channel_says_the_locale_unless_the_mapping_does() -> None:
    names = {"price": price("5", "EUR"), "channel": {"locale": "de-DE"}}
    assert compile_text("price | money").evaluate(names) == "5,00\xa0€"
    assert compile_text("price | money(locale='en')").evaluate(names) == "€5.00"
    assert compile_text("price | money").names == {"price", "channel"}
    assert compile_text("price | money(locale='en')").names == {"price"}


def test_the_tables_of_a_text_are_known() -> None:
    assert compile_text("color | lookup('colors')").tables == {"colors"}
    assert compile_text("{{ color | lookup('a') }} {{ size | lookup(color) }}").tables == {"a", ""}
    assert compile_text("color | upper").tables == frozenset()


def test_default_stands_in_for_an_attribute_without_a_value() -> None:
    for text in ("color | default('x')", "{{ color | default('x') }}", "color | upper | default('x', true)"):
        assert compile_text(text).evaluate({"color": None}) == "x"
