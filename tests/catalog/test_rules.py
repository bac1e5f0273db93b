"""Every rule of the catalog and its sources has a name of its own and a whole manual page."""

import pytest

from omnicat.catalog import RULES
from omnicat.findings import Rule
from omnicat.sources import RULES as SOURCE_RULES


@pytest.mark.parametrize("rule", [*RULES, *SOURCE_RULES], ids=lambda rule: rule.id)
def test_a_manual_has_a_summary_examples_and_a_fix(rule: Rule) -> None:
    assert rule.summary
    for part in ("\nBad", "\nGood", "\nFix: "):
        assert part in rule.manual


def test_names_are_used_once() -> None:
    names = [rule.id for rule in (*RULES, *SOURCE_RULES)]
    assert len(set(names)) == len(names)
