import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.errors import Exit
from omnicat.findings import Finding, Location, Severity
from omnicat.policy import RULES, Checked, Policy, UnknownRule, Verdict, apply

KNOWN = ("asset/unused", "product/duplicate-gtin", "product/unknown-family", *(rule.id for rule in RULES))


def found(rule: str, severity: Severity = Severity.ERROR, path: str = "a.yaml", line: int = 1) -> Finding:
    return Finding(Location(path, line), rule, severity, "wrong")


ALL = (
    found("asset/unused", Severity.NOTE),
    found("product/duplicate-gtin"),
    found("product/unknown-family", Severity.WARNING),
)


def judge(policy: Policy, findings: tuple[Finding, ...] = ALL, products: int = 3) -> Verdict:
    return apply(findings, (), policy, checked=Checked(products, 9))


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["asset/unused", "product/duplicate-gtin", "product/unknown-family"]),
        (("product",), (), ["product/duplicate-gtin", "product/unknown-family"]),
        (("product/*",), ("product/dup*",), ["product/unknown-family"]),
        ((), ("product",), ["asset/unused"]),
        (("asset/unused",), ("asset",), []),
    ],
)
def test_selection_drops_the_others(select: tuple[str, ...], ignore: tuple[str, ...], left: list[str]) -> None:
    verdict = judge(Policy(KNOWN, select, ignore))
    assert [finding.rule for finding in verdict.findings] == left


@pytest.mark.parametrize(
    ("severities", "left"),
    [
        ({"product": "note"}, {"asset/unused": 1, "product/duplicate-gtin": 1, "product/unknown-family": 1}),
        (
            {"product": "note", "product/unknown-family": "error"},
            {"asset/unused": 1, "product/duplicate-gtin": 1, "product/unknown-family": 3},
        ),
        ({"product/unknown-family": "error", "product/*": "off"}, {"asset/unused": 1, "product/unknown-family": 3}),
        ({"asset/unused": "loud"}, {"asset/unused": 1, "product/duplicate-gtin": 3, "product/unknown-family": 2}),
    ],
)
def test_the_most_exact_name_sets_the_severity(severities: dict[str, str], left: dict[str, int]) -> None:
    verdict = judge(Policy(KNOWN, severities=severities))
    assert {finding.rule: int(finding.severity) for finding in verdict.findings} == left


def test_unknown_rule_in_severities_is_a_finding_in_the_settings() -> None:
    verdict = judge(Policy(KNOWN, severities={"asset/unsed": "off"}), ())
    assert [(f.rule, f.where.path, f.where.pointer, f.hint) for f in verdict.findings] == [
        ("lint/unknown-rule", "catalog/catalog.yaml", "lint/severity/asset~1unsed", "did you mean 'asset/unused'?")
    ]


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_unknown_name_on_the_command_line_ends_the_run(option: str) -> None:
    named = ("asset", "asset/unusd")
    with pytest.raises(UnknownRule) as caught:
        Policy(KNOWN, select=named if option == "select" else (), ignore=named if option == "ignore" else ())
    assert caught.value.message == f"--{option} names rule 'asset/unusd', which does not exist"
    assert caught.value.hint == "did you mean 'asset/unused'?"
    assert caught.value.code == Exit.USAGE


def test_run_about_some_files_drops_findings_elsewhere() -> None:
    findings = (found("asset/unused", path="a.yaml"), found("asset/unused", path="b.yaml"))
    verdict = judge(Policy(KNOWN, paths=frozenset({"b.yaml"})), findings)
    assert [finding.where.path for finding in verdict.findings] == ["b.yaml"]


@pytest.mark.parametrize(
    ("fail_on", "severity", "code"),
    [
        (Severity.ERROR, Severity.ERROR, Exit.FINDINGS),
        (Severity.ERROR, Severity.WARNING, Exit.CLEAN),
        (Severity.WARNING, Severity.WARNING, Exit.FINDINGS),
        (Severity.NOTE, Severity.NOTE, Exit.FINDINGS),
        (None, Severity.ERROR, Exit.CLEAN),
    ],
)
def test_exit_follows_fail_on(fail_on: Severity | None, severity: Severity, code: Exit) -> None:
    verdict = judge(Policy(KNOWN, fail_on=fail_on), (found("asset/unused", severity),))
    assert verdict.exit == code
    assert verdict.failed(fail_on) is (code == Exit.FINDINGS)


def test_ignored_findings_never_fail() -> None:
    verdict = Verdict((ALL[1].marked("baseline"),), Checked(1, 1))
    assert (verdict.exit, verdict.ignored, sum(verdict.counts.values())) == (Exit.CLEAN, 1, 0)


def test_no_product_is_a_mistake_of_use_even_with_findings() -> None:
    assert judge(Policy(KNOWN), products=0).exit == Exit.USAGE


@given(
    st.permutations(
        [
            found(rule, path=path, line=line)
            for rule in KNOWN[:3]
            for path in ("a.yaml", "b.yaml")
            for line in (1, 10, 9)
        ]
    )
)
def test_verdict_does_not_depend_on_the_order_of_findings(findings: list[Finding]) -> None:
    verdict = judge(Policy(KNOWN), tuple(findings))
    assert verdict == judge(Policy(KNOWN), tuple(sorted(findings, key=lambda finding: finding.order)))
