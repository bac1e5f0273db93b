from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from omnicat.findings import Severity
from omnicat.reporters import junit
from omnicat.reporters.escaping import visible
from tests.reporters import sample


def outcomes(fail_on: Severity | None) -> list[str]:
    report = sample.sample()
    root = ElementTree.fromstring(junit.report(replace(report, verdict=replace(report.verdict, fail_on=fail_on))))
    return [case[0].tag for case in root.iter("testcase")]


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [
        (Severity.ERROR, ["system-out", "failure", "failure", "system-out", "skipped"]),
        (Severity.NOTE, ["failure", "failure", "failure", "failure", "skipped"]),
        (None, ["system-out", "system-out", "system-out", "system-out", "skipped"]),
    ],
)
def test_what_fails_the_run_is_a_failure(fail_on: Severity | None, expected: list[str]) -> None:
    assert outcomes(fail_on) == expected


def test_totals_are_those_of_the_cases() -> None:
    for suite in ElementTree.fromstring(junit.report(sample.sample())):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))


def test_clean_run_has_one_case_that_passes() -> None:
    (case,) = ElementTree.fromstring(junit.report(sample.clean())).iter("testcase")
    assert len(case) == 0


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_gives_well_formed_xml(text: str) -> None:
    made = junit.report(sample.report(sample.hostile_finding(text)))
    (failure,) = ElementTree.fromstring(made.encode()).iter("failure")
    assert failure.get("message") == visible(text)
