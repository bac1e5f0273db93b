from pathlib import Path

import pytest

import omnicat.reporters
from omnicat.findings import Finding, Location, Severity
from omnicat.policy import BaselineEntry, Checked, Verdict
from omnicat.reporters import REPORTER_BY_NAME, REPORTER_NAMES, REPORTERS
from omnicat.reporters.report import limited, occurrences, stale_note, summary


def findings(**counts: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(Location("a.yaml", number), f"product/{name}", Severity[name.upper()], "wrong")
        for name, count in counts.items()
        for number in range(count)
    )


@pytest.mark.parametrize(
    ("found", "ignored", "products", "line"),
    [
        ({"error": 3, "warning": 1}, 2, 412, "Found 3 errors and 1 warning in 412 products (2 ignored)."),
        ({"error": 1, "warning": 2, "note": 1234}, 0, 1, "Found 1 error, 2 warnings and 1,234 notes in 1 product."),
        ({"note": 1}, 0, 2, "Found 1 note in 2 products."),
        ({}, 0, 100_000, "All clean: 100,000 products."),
        ({}, 1, 2, "All clean: 2 products (1 ignored)."),
    ],
)
def test_summary_counts_in_words(found: dict[str, int], ignored: int, products: int, line: str) -> None:
    aside = tuple(finding.marked("comment") for finding in findings(error=ignored))
    assert summary(Verdict((*findings(**found), *aside), Checked(products, products))) == line


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((), ""),
        ((1,), "1 finding of the baseline no longer occurs: run `omnicat lint --baseline update`."),
        ((2, 1), "3 findings of the baseline no longer occur: run `omnicat lint --baseline update`."),
    ],
)
def test_stale_baseline_is_told(counts: tuple[int, ...], words: str) -> None:
    stale = tuple(BaselineEntry("a", "b/c", "d", count) for count in counts)
    assert stale_note(Verdict((), Checked(1, 1), stale=stale)) == words


def test_limit_counts_per_rule_what_is_left_out() -> None:
    first, more = limited(findings(error=5, warning=2), 3)
    assert ([finding.rule for finding in first], more) == (
        ["product/error"] * 3 + ["product/warning"] * 2,
        {"product/error": 2},
    )
    assert limited(findings(error=5), None) == (findings(error=5), {})


def test_each_occurrence_has_an_identity() -> None:
    same = findings(error=3)
    assert len({finding.fingerprint for finding in same}) == 1
    assert [identity[16:] for _, identity in occurrences(same)] == ["", "-2", "-3"]


def test_every_format_of_the_folder_is_listed() -> None:
    folder = Path(omnicat.reporters.__file__).parent
    with_name = {path.stem for path in folder.glob("*.py") if "\nNAME = " in path.read_text(encoding="utf-8")}
    assert with_name == set(REPORTER_BY_NAME)
    assert tuple(REPORTER_BY_NAME) == REPORTER_NAMES
    assert len(REPORTERS) == len(REPORTER_BY_NAME) == 9
