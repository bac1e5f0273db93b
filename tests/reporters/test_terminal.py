import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.findings import Finding, Location, Severity
from omnicat.policy import Checked, Verdict
from omnicat.reporters import Report, Reporter, concise, full
from omnicat.reporters.excerpt import WIDTH, excerpt
from tests.reporters import sample

TEXT = st.text(st.characters(exclude_categories=[]))
ANSI = re.compile(r"\x1b\[[0-9;]*m")
BOTH = pytest.mark.parametrize("reporter", [concise, full], ids=lambda reporter: reporter.NAME)


def unseen(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") and sign != "\n"}


@BOTH
@given(text=TEXT)
def test_no_text_reaches_the_terminal_with_power(reporter: Reporter, text: str) -> None:
    finding = sample.hostile_finding(text)
    report = sample.report(finding)
    made = reporter.report(Report(report.verdict, "1", source=lambda _: text))
    made.encode()
    assert unseen(made) == set()
    assert "\u202e" not in made


@given(TEXT)
def test_concise_is_one_line_a_finding(text: str) -> None:
    made = concise.report(sample.report(sample.hostile_finding(text)))
    assert made.count("\n") == 2
    assert len(made.splitlines()) == 2


@BOTH
def test_colors_add_nothing_but_color(reporter: Reporter) -> None:
    colored = reporter.report(sample.sample(color=True))
    assert "\x1b[1;31m" in colored
    assert ANSI.sub("", colored) == reporter.report(sample.sample())


def test_full_shows_twenty_of_a_rule_and_counts_the_rest() -> None:
    many = [sample.hostile_finding(f"x{number:04}") for number in range(1254)]
    made = full.report(sample.report(*many))
    assert made.count(": error: ") == 20
    assert "… and 1,234 more [product/unknown-family]\n`--all` shows them all\n" in made
    assert full.report(sample.report(*many, limit=None)).count(": error: ") == 1254


def test_full_counts_notes_and_shows_them_where_all_is_asked_for() -> None:
    note = Finding(Location("a.yaml", 2, 1), "product/x", Severity.NOTE, "could be better")
    made = full.report(sample.report(note))
    assert made == "… and 1 note\n`--all` shows them all\n\nFound 1 note in 412 products.\n"
    assert "could be better" in full.report(sample.report(note, limit=None))


@pytest.mark.parametrize("source", [None, "", "one line\n"])
def test_place_that_is_not_in_the_file_shows_no_excerpt(source: str | None) -> None:
    finding = Finding(Location("a.yaml", 2, 1), "product/x", Severity.ERROR, "wrong", "mend it")
    made = full.report(Report(Verdict((finding,), Checked(1, 1)), "1", source=lambda _: source))
    assert made == "a.yaml:2:1: error: wrong [product/x]\n  = hint: mend it\n\nFound 1 error in 1 product.\n"


@pytest.mark.parametrize(
    ("line", "column", "text", "mark"),
    [
        ("family: sheo", 9, "family: sheo", "        ^"),
        ("\tx: 1", 2, "    x: 1", "    ^"),
        ("de: 船 T", 7, "de: 船 T", "       ^"),
        ("e\u0301: 1", 4, "e\u0301: 1", "  ^"),
        ("a\x1bb", 3, "a\\x1bb", "     ^"),
        ("abc", 0, "abc", ""),
        ("abc", 4, "abc", "   ^"),
        ("abc", 9, "abc", ""),
        ("", 1, "", "^"),
    ],
)
def test_mark_stands_under_the_place(line: str, column: int, text: str, mark: str) -> None:
    shown = excerpt(line, column)
    assert (shown.text, shown.mark) == (text, mark)


@given(st.integers(1, 5000))
def test_long_line_is_cut_around_the_place(column: int) -> None:
    line = "a" * (column - 1) + "X" + "b" * (5000 - column)
    shown = excerpt(line, column)
    assert shown.text[shown.mark.index("^")] == "X"
    assert len(shown.text) <= WIDTH + 4
