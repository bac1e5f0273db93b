import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace

from omnicat.reporters import Report, sarif
from tests.reporters import sample


def run(report: Report) -> dict[str, Any]:
    log = json.loads(sarif.report(report))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    found: dict[str, Any] = only
    return found


def test_results_point_at_their_rules() -> None:
    made = run(sample.sample())
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(sample.RULES)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in made["results"])
    assert all({"shortDescription", "fullDescription", "help", "defaultConfiguration"} <= set(rule) for rule in rules)


def test_rule_nobody_described_is_listed_all_the_same() -> None:
    made = run(Report(sample.sample().verdict, "1"))
    assert {result["ruleId"] for result in made["results"]} == {rule["id"] for rule in made["tool"]["driver"]["rules"]}


def test_description_is_the_manual_s_first_paragraph_and_help_the_whole() -> None:
    rules = {rule["id"]: rule for rule in run(sample.sample())["tool"]["driver"]["rules"]}
    rule = rules["product/unknown-family"]
    assert rule["fullDescription"]["text"] == "A product names a family that does not exist."
    assert rule["help"]["markdown"].endswith("Bad:\n\n    family: sheo")


def test_places_are_relative_uris_with_line_and_column() -> None:
    by_rule = {result["ruleId"]: result for result in run(sample.sample())["results"]}
    family = by_rule["product/unknown-family"]["locations"][0]
    assert family["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 9}
    asset = by_rule["asset/unused"]["locations"][0]["physicalLocation"]
    assert unquote(asset["artifactLocation"]["uri"]) == "assets/inbox/old, 50% & more.jpg"
    assert asset["region"] == {"startLine": 1}


def test_fingerprints_are_stable_and_unique() -> None:
    keys = [result["partialFingerprints"]["omnicat/v1"] for result in run(sample.sample())["results"]]
    assert len(set(keys)) == len(keys)
    assert keys[0] == sample.FINDINGS[0].fingerprint


def test_only_ignored_findings_are_suppressed() -> None:
    suppressions = [result["suppressions"] for result in run(sample.sample())["results"]]
    assert suppressions[:4] == [[], [], [], []]
    assert suppressions[4] == [{"kind": "inSource", "status": "accepted", "justification": "a comment in the file"}]


def test_catalog_text_makes_no_link() -> None:
    texts = [result["message"]["text"] for result in run(sample.hostile())["results"]]
    assert any("[click] (https://evil.example)" in text for text in texts)
    assert not any("](" in text for text in texts)


def test_a_catalog_in_a_folder_has_its_own_category_and_whole_paths() -> None:
    made = run(replace(sample.sample(), folder="our shop"))
    assert made["automationDetails"] == {"id": "omnicat/our%20shop"}
    places = [place for result in made["results"] for place in result["locations"]]
    assert all(place["physicalLocation"]["artifactLocation"]["uri"].startswith("our%20shop/") for place in places)


def test_more_results_than_github_takes_are_cut_to_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    made = run(sample.sample())
    assert len(made["results"]) == 2
    assert {result["level"] for result in made["results"]} == {"error"}
    left = len(sample.sample().verdict.findings) - 2
    assert f"{left} more findings" in made["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    "report",
    [sample.sample(), sample.hostile(), Report(sample.sample().verdict, "1")],
    ids=["sample", "hostile", "bare"],
)
def test_it_is_what_the_standard_s_schema_says(report: Report) -> None:
    """The schema of SARIF 2.1.0 as schemastore.org publishes it, without its descriptions."""
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text())
    log = json.loads(sarif.report(report))
    assert [each.message for each in Draft4Validator(schema).iter_errors(log)] == []
