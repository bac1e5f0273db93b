"""What the filters make of texts, whatever stands in them."""

from decimal import Decimal
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.templating.filters import bytes_cut, label, plain, slug, truncate_words, unit
from omnicat.templating.limits import as_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (None, ""),
        ("", ""),
        ("no markup", "no markup"),
        ("two\nlines", "two\nlines"),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One<br>Two<br/>Three<BR />Four", "One\nTwo\nThree\nFour"),
        ("<ul><li>A</li><li class='x'>B</li></ul>", "- A\n- B"),
        ("<b>bo<i>th</i></b> of <a href='x'>them</a>", "both of them"),
        ("Soft &amp; light, 5 &lt; 6 &eacute; &#8364;", "Soft & light, 5 < 6 é €"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("a<script>alert('<p>')</script>b<style>p{}</style>c", "abc"),
        ("a<!-- <b>not</b> this -->b", "ab"),
        ("<p title='a>b'>x</p>", "x"),
        ("<link rel=x>a", "a"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("<p>a\n  b</p>", "a b"),
    ],
)
def test_plain_is_what_a_reader_sees(html: Any, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    "piece", ["<script", "<!--", "<li", "<", "</p", "&", "<a ", "<li ", "<p><", "</div ", "<br", "&#"]
)
def test_plain_takes_no_longer_than_the_text_is_long(piece: str) -> None:
    """Ten times the text may take some thirty times the time, not a hundred; a millisecond is noise."""

    def seconds(times: int) -> float:
        start = process_time()
        plain("x" + piece * times + "x<p>&amp;</p>")
        return process_time() - start

    assert seconds(20_000) < 0.05 + 30 * seconds(2_000)


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_text_cut_by_bytes_fits_and_is_a_beginning(text: str, length: int) -> None:
    cut = bytes_cut(text, length)
    assert len(cut.encode()) <= length
    assert text.startswith(cut)


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_text_cut_by_words_fits(text: str, length: int) -> None:
    cut = truncate_words(text, length)
    assert len(cut) <= length
    assert cut == text or cut.endswith("…")


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one, two", 6, "one…"),
        ("onetwothree", 5, "onet…"),
    ],
)
def test_words_stay_whole(text: str, length: int, cut: str) -> None:
    assert truncate_words(text, length) == cut


@pytest.mark.parametrize(
    ("text", "length", "cut"), [("größe zwei", 7, "größe"), ("größe", 3, "gr"), ("größe", 4, "grö"), ("☕☕", 5, "☕")]
)
def test_letters_stay_whole(text: str, length: int, cut: str) -> None:
    assert bytes_cut(text, length) == cut


@given(st.text(max_size=40))
def test_a_slug_is_fit_for_an_address(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


def test_slugs_keep_what_letters_sound_like() -> None:
    assert [slug(each) for each in ("Größe L", "Crème brûlée", "--A__B--", "Straße")] == [
        "grosse-l",
        "creme-brulee",
        "a-b",
        "strasse",
    ]


def test_a_measurement_in_another_unit() -> None:
    from omnicat.attributes.definition import Measurement

    assert unit(Measurement(Decimal("1.5"), "kg"), "g") == Decimal("1500.0")
    assert unit(None, "g") is None


def test_labels_of_one_and_of_many() -> None:
    from omnicat.channels.views import Choice

    navy = Choice("navy", "Navy", "", "NVY")
    assert label(navy) == "Navy"
    assert label((navy, "x")) == ("Navy", "x")
    assert label(None) is None


def test_a_decimal_is_written_with_all_its_digits() -> None:
    assert [as_text(each) for each in (Decimal("1E+3"), Decimal("0.10"), None, True, (1, None, "a"))] == [
        "1000",
        "0.10",
        "",
        "True",
        "1, , a",
    ]
