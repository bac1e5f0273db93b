"""Each rule's manual page says why, shows a bad and a good example and the fix, and its examples are true."""

import re
import textwrap

import pytest

from omnicat.documents import RULES, parse
from omnicat.findings import Rule

WITHOUT_BAD_CODE = {"yaml/alias-bomb", "yaml/not-nfc", "yaml/unusual"}


def example(manual: str, title: str) -> str | None:
    match = re.search(rf"^{title}[^\n]*:\n\n((?:    [^\n]*\n|\n)+)", manual, re.MULTILINE)
    return textwrap.dedent(match[1]).strip() + "\n" if match else None


def rules_in(text: str) -> list[str]:
    return [f.rule for f in parse(text.encode(), "x.yaml")[1]]


def test_rule_names_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert {rule.kind for rule in RULES} == {"yaml"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_manual_pages_are_whole(rule: Rule) -> None:
    assert len(rule.summary) < 80
    assert [part for part in ("\nBad", "\nGood", "\nFix:") if part not in rule.manual] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_are_true(rule: Rule) -> None:
    bad, good = example(rule.manual, "Bad"), example(rule.manual, "Good")
    if bad and rule.id not in WITHOUT_BAD_CODE:
        assert rule.id in rules_in(bad)
    if good:
        assert rules_in(good) == []
