import pytest

from omnicat.findings import Finding, Location, Severity
from omnicat.policy import RULES, Checked, Ignore, PathIgnore, Policy, Verdict, apply

KNOWN = ("asset/unused", "product/duplicate-gtin", "product/unknown-family", *(rule.id for rule in RULES))
TEE = "catalog/products/tee.yaml"


def found(rule: str = "product/duplicate-gtin", line: int = 4, path: str = TEE) -> Finding:
    return Finding(Location(path, line, 5, "attributes/gtin"), rule, Severity.ERROR, "gtin '1' is used twice")


def judge(*findings: Finding, ignores: tuple[Ignore, ...] = (), policy: Policy | None = None) -> Verdict:
    return apply(findings, ignores, policy or Policy(KNOWN), checked=Checked(1, 1))


def lint(verdict: Verdict) -> list[tuple[str, str, str]]:
    return [
        (finding.rule, finding.message, finding.hint) for finding in verdict.shown if finding.rule.startswith("lint/")
    ]


@pytest.mark.parametrize("name", ["product/duplicate-gtin", "product", "product/*", "product/dup*"])
def test_comment_ignores_by_rule_kind_or_glob(name: str) -> None:
    verdict = judge(found(), ignores=(Ignore(TEE, 4, (name,), "same mug"),))
    assert [finding.ignored for finding in verdict.findings] == ["comment"]


@pytest.mark.parametrize(
    ("line", "alone", "ignored"),
    [(4, False, True), (4, True, True), (3, True, True), (3, False, False), (5, True, False), (2, True, False)],
)
def test_comment_speaks_for_its_line_or_alone_for_the_next(line: int, alone: bool, ignored: bool) -> None:
    verdict = judge(found(line=4), ignores=(Ignore(TEE, line, ("product",), "why", alone=alone),))
    assert bool(verdict.ignored) is ignored
    assert bool(lint(verdict)) is not ignored


def test_comments_alone_may_be_stacked() -> None:
    first = Ignore(TEE, 2, ("product",), "why", alone=True)
    second = Ignore(TEE, 3, ("asset",), "why", alone=True)
    verdict = judge(found(line=4), found("asset/unused", line=4), ignores=(first, second))
    assert verdict.shown == ()


def test_comment_speaks_for_its_own_file_only() -> None:
    verdict = judge(found(path="catalog/products/mug.yaml"), ignores=(Ignore(TEE, 4, ("product",), "why"),))
    assert verdict.ignored == 0


def test_each_name_that_matches_nothing_is_a_finding_at_the_comment() -> None:
    ignore = Ignore(TEE, 4, ("product/duplicate-gtin", "asset/unused"), "why", column=30)
    verdict = judge(found(), ignores=(ignore,))
    assert lint(verdict) == [
        (
            "lint/unused-ignore",
            "the ignore of 'asset/unused' matches no finding",
            "remove 'asset/unused' from the comment",
        )
    ]
    assert verdict.shown[0].where == Location(TEE, 4, 30)


def test_two_ignores_may_cover_one_finding_and_both_are_of_use() -> None:
    ignores = (Ignore(TEE, 4, ("product",), "why"), Ignore(TEE, 4, ("product/*",), "why"))
    assert lint(judge(found(), ignores=ignores)) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("product/duplicate-gitn", "did you mean 'product/duplicate-gtin'?"),
        ("produkt/unknown-family", "did you mean 'product/unknown-family'?"),
        ("produt", "did you mean 'product'?"),
    ],
)
def test_unknown_rule_in_a_comment_offers_the_nearest(name: str, hint: str) -> None:
    verdict = judge(ignores=(Ignore(TEE, 4, (name,), "why"),))
    assert lint(verdict) == [("lint/unknown-rule", f"rule '{name}' does not exist", hint)]


def test_ignore_that_names_no_rule_ignores_nothing() -> None:
    verdict = judge(found(), ignores=(Ignore(TEE, 4, (), "why"),))
    assert verdict.ignored == 0
    assert [rule for rule, _, _ in lint(verdict)] == ["lint/unknown-rule"]


def test_ignore_without_reason_ignores_and_is_a_finding() -> None:
    verdict = judge(found(), ignores=(Ignore(TEE, 4, ("product",)),))
    assert verdict.ignored == 1
    assert [rule for rule, _, _ in lint(verdict)] == ["lint/ignore-without-reason"]


def test_ignore_of_a_rule_nobody_looked_for_is_not_judged() -> None:
    policy = Policy(KNOWN, select=("asset", "lint"))
    assert lint(judge(ignores=(Ignore(TEE, 4, ("product/duplicate-gtin",), "why"),), policy=policy)) == []


@pytest.mark.parametrize(
    ("rule", "path", "ignored"),
    [
        ("asset/unused", "assets/inbox/**", True),
        ("asset", "**", True),
        ("asset/*", "assets/*/*.jpg", True),
        ("asset/unused", "assets/*.jpg", False),
        ("product", "**", False),
    ],
)
def test_settings_ignore_by_rule_and_path(rule: str, path: str, ignored: bool) -> None:
    finding = found("asset/unused", 0, "assets/inbox/a.jpg")
    policy = Policy(KNOWN, ignores=(PathIgnore(rule, path, "not sorted yet"),))
    verdict = judge(finding, policy=policy)
    assert [each.ignored for each in verdict.findings if each.rule == "asset/unused"] == ["settings" if ignored else ""]
    assert bool(lint(verdict)) is not ignored


def test_unused_ignore_of_the_settings_is_found_at_its_place() -> None:
    where = Location("catalog/catalog.yaml", pointer="lint/ignore/0")
    policy = Policy(KNOWN, ignores=(PathIgnore("asset", "assets/x/**", "later", where),))
    verdict = apply([], [], policy, checked=Checked(1, 1), locate=lambda at: Location(at.path, 20, 12, at.pointer))
    assert [str(finding.where) for finding in verdict.shown] == ["catalog/catalog.yaml:20:12"]
    assert verdict.shown[0].message == "the ignore of 'asset' in 'assets/x/**' matches no finding"


def test_unused_ignore_of_the_settings_is_not_judged_by_a_run_about_some_files() -> None:
    policy = Policy(
        KNOWN, ignores=(PathIgnore("asset", "**", "later"),), paths=frozenset({TEE, "catalog/catalog.yaml"})
    )
    assert lint(judge(policy=policy)) == []


def test_comment_wins_over_settings_so_that_it_counts_as_used() -> None:
    policy = Policy(KNOWN, ignores=(PathIgnore("product", "**", "why"),))
    verdict = judge(found(), ignores=(Ignore(TEE, 4, ("product",), "why"),), policy=policy)
    assert [finding.ignored for finding in verdict.findings] == ["comment"]
    assert lint(verdict) == []


def test_settings_may_put_aside_what_is_said_of_comments() -> None:
    policy = Policy(KNOWN, ignores=(PathIgnore("lint/ignore-without-reason", "catalog/products/**", "old files"),))
    verdict = judge(found(), ignores=(Ignore(TEE, 4, ("product",)),), policy=policy)
    assert verdict.shown == ()


def test_settings_ignore_has_to_say_why() -> None:
    policy = Policy(KNOWN, ignores=(PathIgnore("product"),))
    assert lint(judge(found(), policy=policy)) == [
        ("lint/ignore-without-reason", "the ignore of 'product' does not say why", "add `reason:` and say why")
    ]
