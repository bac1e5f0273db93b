"""A rule with a day is silent, then warned of, then an error: whatever an earlier run remembers."""

from datetime import date
from pathlib import Path

import pytest

from omnicat.findings import Severity
from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms, judge
from tests.checks.case import Case, lay_out
from tests.pipeline.shop import put

SPEC = """\
spec: shelf@2026-08
title: The shelf
sources: {S1: {title: Guide, date: 2026-08}, S2: {title: News, date: 2026-09}}
feeds: [{file: shelf.csv, format: csv}]
fields:
  - {name: id, from: listing.sku}
  - {name: title, from: name, max_chars: 30, source: S1, dated: [{from: 2027-01-31, max_chars: 5, source: S2}]}
  - {name: maker, from: brand, source: S1, dated: [{from: 2027-02, need: required}]}
  - {name: note, from: brand, dated: [{from: 2027-02, need: required, severity: warning}]}
checks:
  - {name: fine, field: title, fails: fields.title == 'Fine tee', message: says 'fine', from: 2027-01-31}
"""
SAID = {
    "channel/too-long": "title 'Fine tee' has 8 characters, 5 are the most",
    "channel/condition": "title: says 'fine'",
    "channel/missing-field": "maker is missing",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = lay_out(Case("", {}, frozenset()), tmp_path)
    put(root, "specs/shelf/2026-08.yaml", SPEC)
    return root


def found(root: Path, day: str, horizon: int = 90) -> dict[str, tuple[str, Severity]]:
    """The rule, without what is mild anyway -> what is said, and how much it matters."""
    options = Options(date.fromisoformat(day), horizon, render=False)
    verdict = judge(gather(open_catalog(root), options), Terms())
    return {
        each.rule: (each.message.removeprefix("shelf: "), each.severity)
        for each in verdict.shown
        if "note" not in each.message
    }


def test_each_rule_is_silent_then_warned_of_and_then_an_error(shop: Path) -> None:
    assert found(shop, "2026-11-01") == {}
    assert found(shop, "2026-11-02") == {
        "channel/too-long": (f"{SAID['channel/too-long']}; from 2027-01-31 on (News, 2026-09)", Severity.WARNING),
        "channel/condition": (f"{SAID['channel/condition']}; from 2027-01-31 on", Severity.WARNING),
    }
    assert found(shop, "2027-01-30")["channel/too-long"][1] == Severity.WARNING
    on_the_day = found(shop, "2027-01-31")
    assert on_the_day["channel/too-long"] == (f"{SAID['channel/too-long']} (News, 2026-09)", Severity.ERROR)
    assert on_the_day["channel/condition"] == (SAID["channel/condition"], Severity.ERROR)
    assert (
        on_the_day["channel/missing-field"][0] == f"{SAID['channel/missing-field']}; from 2027-02 on (Guide, 2026-08)"
    )
    assert found(shop, "2027-02-01")["channel/missing-field"] == (
        f"{SAID['channel/missing-field']} (Guide, 2026-08)",
        Severity.ERROR,
    )


def test_the_horizon_says_how_far_ahead(shop: Path) -> None:
    assert found(shop, "2027-01-01", 10) == {}
    assert found(shop, "2027-01-01", 30).keys() == {"channel/too-long", "channel/condition"}
    assert found(shop, "2027-01-01", 31).keys() == SAID.keys()


def test_a_warning_is_as_mild_as_its_field(shop: Path) -> None:
    options = Options(date(2027, 2, 1), render=False)
    verdict = judge(gather(open_catalog(shop), options), Terms())
    assert [each.severity for each in verdict.shown if "note is" in each.message] == [Severity.WARNING]
