import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.findings import Severity
from omnicat.reporters import github
from omnicat.reporters.github import MOST_SUMMARY_BYTES
from tests.reporters import sample

COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^\n]*?)::(?P<message>[^\r\n]*)")


def annotations(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read as the runner does: a line that begins with `::`, the properties up to the next `::`."""
    matches = [COMMAND.fullmatch(line) for line in re.split(r"\r\n|\r|\n", text) if line.lstrip().startswith("::")]
    assert all(matches)
    return [
        (match["name"], dict(part.split("=", 1) for part in match["properties"].split(",")))
        for match in matches
        if match
    ]


@given(st.text(st.characters(exclude_categories=[])))
def test_no_text_forges_a_command_or_a_property(text: str) -> None:
    made = github.report(sample.report(sample.hostile_finding(text)))
    ((name, properties),) = annotations(made)
    assert name == "error"
    assert set(properties) == {"file", "line", "col", "title"}
    assert (properties["line"], properties["title"]) == ("1", "product/unknown-family")
    assert "##[" not in made


@pytest.mark.parametrize("text", sample.HOSTILE)
def test_hostile_text_gives_one_line(text: str) -> None:
    made = github.report(sample.report(sample.hostile_finding(text)))
    assert len(made.splitlines()) == 2


def test_signs_with_a_meaning_are_escaped() -> None:
    (line, _) = github.report(sample.report(sample.FINDINGS[0])).splitlines()
    assert "file=assets/inbox/old%2C 50%25 & more.jpg," in line
    assert unquote("old%2C 50%25 & more.jpg") == "old, 50% & more.jpg"


def test_ten_of_each_level_are_shown_and_the_rest_is_counted() -> None:
    many = [sample.hostile_finding(f"x{number:02}", level) for level in Severity for number in range(13)]
    lines = github.report(sample.report(*many)).splitlines()
    names = [name for name, _ in annotations("\n".join(lines))]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [line for line in lines if not line.startswith("::")] == [
        "… and 3 more errors: the job's summary page shows them",
        "… and 3 more warnings: the job's summary page shows them",
        "… and 3 more notes: the job's summary page shows them",
        "Found 13 errors, 13 warnings and 13 notes in 412 products.",
    ]


def test_ignored_findings_are_not_annotated() -> None:
    assert len(annotations(github.report(sample.sample()))) == 4


def test_step_summary_shows_all_where_it_fits_and_stays_within_the_limit_where_not() -> None:
    few = [sample.hostile_finding(f"x{number}") for number in range(100)]
    assert github.step_summary(sample.report(*few)).count("🔴 error") == 100
    long = [sample.hostile_finding("y" * 300 + str(number)) for number in range(5000)]
    made = github.step_summary(sample.report(*long))
    assert len(made.encode()) <= MOST_SUMMARY_BYTES
    assert "more findings of 1 rule" in made
