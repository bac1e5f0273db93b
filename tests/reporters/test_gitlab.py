import json

from omnicat.reporters import gitlab
from tests.reporters import sample


def test_fingerprints_are_unique_though_findings_repeat() -> None:
    twice = sample.hostile_finding("x")
    entries = json.loads(gitlab.report(sample.report(twice, twice)))
    assert len({entry["fingerprint"] for entry in entries}) == 2


def test_only_what_nobody_ignores_is_told_with_a_line_that_exists() -> None:
    entries = json.loads(gitlab.report(sample.sample()))
    assert [entry["severity"] for entry in entries] == ["info", "major", "major", "minor"]
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in entries)
