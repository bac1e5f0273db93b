import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from omnicat.reporters import REPORTER_BY_NAME, Report
from omnicat.reporters import json as reporter
from tests.reporters import sample

TEXT = st.text(st.characters(exclude_categories=[]))


def data(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reporter.report(report))
    return found


@pytest.mark.parametrize("report", [sample.sample(), sample.clean(), sample.with_stale(), sample.hostile()])
def test_report_fits_the_published_schema(report: Report) -> None:
    Draft7Validator.check_schema(reporter.schema())
    Draft7Validator(reporter.schema()).validate(data(report))


def test_schema_knows_every_key_of_a_finding() -> None:
    (first, *_) = data(sample.sample())["findings"]
    assert set(reporter.schema()["definitions"]["finding"]["required"]) == set(first)
    assert set(reporter.schema()["required"]) == set(data(sample.clean()))


def test_ignored_findings_are_in_and_marked() -> None:
    assert [finding["ignored"] for finding in data(sample.sample())["findings"]] == ["", "", "", "", "comment"]
    assert data(sample.sample())["summary"] == {"errors": 2, "warnings": 1, "notes": 1, "ignored": 1}


@given(TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (finding,) = data(sample.report(sample.hostile_finding(text)))["findings"]
    assert finding["message"] == text
    assert finding["where"]["path"] == f"catalog/products/{text}.yaml"


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@given(text=TEXT)
def test_json_formats_can_be_encoded_and_hold_nothing_unseen(name: str, text: str) -> None:
    made = REPORTER_BY_NAME[name].report(sample.report(sample.hostile_finding(text)))
    json.loads(made.encode())
    assert not set(made) & set("\x1b\x07\x7f\x85\x9b\u202e\u2028\ufeff")
