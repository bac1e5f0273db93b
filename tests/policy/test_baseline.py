import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Location, Severity
from omnicat.policy import (
    BaselineEntry,
    Checked,
    Ignore,
    Policy,
    Verdict,
    apply,
    baseline_entries,
    read_baseline,
    unjudged,
    write_baseline,
)

KNOWN = ("asset/unused", "product/unknown-family", "lint/unused-ignore")


def found(path: str = "a.yaml", line: int = 1, message: str = "wrong", rule: str = "asset/unused") -> Finding:
    return Finding(Location(path, line, pointer="x"), rule, Severity.ERROR, message)


def judge(*findings: Finding, baseline: tuple[BaselineEntry, ...], policy: Policy | None = None) -> Verdict:
    return apply(findings, (), replace(policy or Policy(KNOWN), baseline=baseline), checked=Checked(1, 1))


def test_accepted_findings_stay_accepted_while_lines_and_words_move() -> None:
    baseline = baseline_entries([found(line=1)])
    verdict = judge(found(line=70, message="other words"), found("b.yaml"), baseline=baseline)
    assert [(finding.where.path, finding.ignored) for finding in verdict.findings] == [
        ("a.yaml", "baseline"),
        ("b.yaml", ""),
    ]


def test_one_more_of_the_same_fingerprint_shows() -> None:
    baseline = baseline_entries([found(line=1), found(line=2)])
    assert [entry.count for entry in baseline] == [2]
    verdict = judge(found(line=1), found(line=2), found(line=3), baseline=baseline)
    assert [finding.ignored for finding in verdict.findings] == ["baseline", "baseline", ""]


def test_entries_that_no_longer_occur_are_stale_with_what_is_missing() -> None:
    baseline = baseline_entries([found(line=1), found(line=2), found("b.yaml")])
    verdict = judge(found(), baseline=baseline)
    assert [(entry.path, entry.count) for entry in verdict.stale] == [("a.yaml", 1), ("b.yaml", 1)]


@pytest.mark.parametrize("policy", [Policy(KNOWN, select=("product",)), Policy(KNOWN, paths=frozenset({"b.yaml"}))])
def test_what_a_run_did_not_look_for_is_not_stale_and_is_kept_by_an_update(policy: Policy) -> None:
    baseline = baseline_entries([found()])
    assert judge(baseline=baseline, policy=policy).stale == ()
    assert unjudged(baseline, policy.looks_for, policy.is_about) == baseline


def test_what_a_comment_ignores_needs_no_baseline() -> None:
    policy = Policy(KNOWN, baseline=baseline_entries([found()]))
    verdict = apply([found()], [Ignore("a.yaml", 1, ("asset",), "why")], policy, checked=Checked(1, 1))
    assert [finding.ignored for finding in verdict.findings] == ["comment"]
    assert len(verdict.stale) == 1
    assert baseline_entries(verdict.findings) == ()


def test_update_accepts_what_is_new_and_drops_what_is_gone() -> None:
    before = baseline_entries([found("gone.yaml"), found("a.yaml")])
    verdict = judge(found("a.yaml"), found("new.yaml"), baseline=before)
    assert [entry.path for entry in baseline_entries(verdict.findings)] == ["a.yaml", "new.yaml"]


def test_file_is_sorted_one_entry_a_line() -> None:
    entries = baseline_entries([found("b.yaml"), found("ä.yaml"), found("a.yaml")])
    lines = write_baseline(entries).decode().splitlines()
    assert lines[:3] == [
        "{",
        '  "format": 1,',
        '  "findings": [',
    ]
    assert [line.split('"')[3] for line in lines[3:6]] == ["a.yaml", "b.yaml", "ä.yaml"]
    assert write_baseline(reversed(entries)) == write_baseline(entries)


def test_empty_baseline_can_be_written_and_read() -> None:
    assert write_baseline(()) == b'{\n  "format": 1,\n  "findings": []\n}\n'
    assert read_baseline(write_baseline(())) == ()


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(st.builds(BaselineEntry, names, names, names, st.integers(1, 99)), unique=True))
def test_what_is_written_is_read_again(entries: list[BaselineEntry]) -> None:
    assert read_baseline(write_baseline(entries)) == tuple(sorted(entries))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"<<<<<<< HEAD", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "is not a baseline of format 1"),
        (b'{"format": 2, "findings": []}', "is not a baseline of format 1"),
        (b'{"format": 1}', "holds no list of findings"),
        (b'{"format": 1, "findings": [{"path": "a"}]}', "holds an entry that can't be read"),
        (
            b'{"format": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "c", "count": 0}]}',
            "holds an entry that can't be read",
        ),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_broken_baseline_ends_the_run(text: bytes, words: str) -> None:
    with pytest.raises(OmnicatError, match=r"\.omnicat-baseline\.json") as caught:
        read_baseline(text)
    assert words in caught.value.message
    assert caught.value.hint


def test_a_fingerprint_that_two_branches_both_accepted_counts_twice() -> None:
    (entry,) = baseline_entries([found()])
    verdict = judge(found(line=1), found(line=2), baseline=(entry, entry))
    assert verdict.shown == ()
    assert judge(baseline=(entry, entry)).stale == (entry, entry)
