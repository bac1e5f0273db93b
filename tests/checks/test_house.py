"""Every rule has a name of its own, a page that explains it, and a case that shows it."""

import re
from pathlib import Path

import pytest

from omnicat.checks import LISTING_CHECKS, MODEL_CHECKS, PRODUCT_CHECKS, WHOLE_CHECKS
from omnicat.findings import Rule
from omnicat.pipeline import ALL_RULES
from omnicat.pipeline.every_rule import CHECKS
from tests.checks.case import read_case
from tests.checks.test_cases import CASES

TESTS = Path(__file__).parents[1]

SHOWN_ELSEWHERE = {
    "only `omnicat fmt` tells of it": ("tests/documents", ("yaml/unusual",)),
    "a build shows them, a look does not": (
        "tests/pipeline",
        (
            "channel/feed-differs",
            "channel/feed-too-big",
            "channel/image-not-made",
            "channel/left-out-together",
            "channel/no-variant-left",
            "channel/same-file",
            "channel/stopped",
            "channel/template-failed",
            "asset/not-in-store",
        ),
    ),
    "pictures of a kind that no case can hold": (
        "tests/images",
        ("asset/bad-colour-profile", "asset/no-rendition", "asset/rendition-too-large", "asset/too-many-pixels"),
    ),
    "documents and films that no case, which is text, can hold": (
        "tests/originals",
        ("asset/needs-password", "asset/not-examined", "asset/not-installed"),
    ),
    "files that are too large for a case": ("tests/catalog", ("asset/large-not-in-lfs",)),
    "decoders that work for seconds": ("tests/renditions", ("asset/decoder-stopped",)),
    "links and permissions of a file system": ("tests/catalog", ("asset/no-permission", "asset/outside")),
    "names that a case, which is text, can't hold": ("tests/cli", ("catalog/file-name",)),
    "`omnicat spec check` alone looks for them": ("tests/cli", ("spec/uncited", "spec/unknown-attribute")),
    "`omnicat channel check` alone looks for them": (
        "tests/cli",
        ("channel/broken-feed", "channel/misspelt-column", "channel/repeated-id", "channel/unknown-column"),
    ),
    "`omnicat review` alone looks for them": (
        "tests/review",
        (
            "review/lost-brand",
            "review/many-emptied",
            "review/many-removed",
            "review/price-jump",
            "review/price-mixed-up",
        ),
    ),
    "files too large or too strange for a case": (
        "tests/documents",
        ("yaml/alias-bomb", "yaml/encoding", "yaml/long-number", "yaml/too-big", "yaml/too-deep"),
    ),
}
"""Why a rule has no case, the folder whose tests show it, and the rules."""


def test_no_two_rules_share_a_name() -> None:
    ids = [check.RULE.id for check in CHECKS]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("checks", [MODEL_CHECKS, PRODUCT_CHECKS, LISTING_CHECKS, WHOLE_CHECKS])
def test_a_module_is_named_for_its_rule(checks: tuple[object, ...]) -> None:
    for check in checks:
        rule: Rule = check.RULE  # type: ignore[attr-defined]
        assert check.__name__.rpartition(".")[2] == re.sub(r"[/-]", "_", rule.id)  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", ALL_RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z0-9-]+", rule.id)
    assert len(rule.summary) < 110
    assert rule.manual.strip().splitlines()[0].endswith(".")
    missing = [part for part in ("\nBad", "\nGood", "\nFix:") if part not in rule.manual]
    assert not missing or (rule.id == "catalog/no-settings" and missing == ["\nBad"])
    assert max(map(len, rule.manual.splitlines())) <= 120


def test_every_rule_is_shown_by_a_case() -> None:
    shown = {rule for path in CASES for _, _, rule in read_case(path).expected}
    elsewhere = {rule for _, rules in SHOWN_ELSEWHERE.values() for rule in rules}
    assert sorted(ALL_RULES.keys() - shown - elsewhere) == []
    assert sorted(elsewhere & shown) == [], "shown by a case now"


@pytest.mark.parametrize("why", SHOWN_ELSEWHERE)
def test_what_no_case_can_show_has_its_own_test(why: str) -> None:
    folder, rules = SHOWN_ELSEWHERE[why]
    text = "".join(path.read_text(encoding="utf-8") for path in (TESTS.parent / folder).rglob("*.py"))
    assert [rule for rule in rules if rule not in text] == []
