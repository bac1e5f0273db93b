from omnicat.policy import RULES
from omnicat.policy.names import is_known


def test_every_rule_has_a_manual_page_with_examples_and_a_fix() -> None:
    for rule in RULES:
        assert rule.kind == "lint"
        assert all(part in rule.manual for part in ("\nBad", "\nGood", "\nFix:")), rule.id


def test_every_rule_is_listed_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert is_known("lint/*", ids)
    assert not is_known("lint/", ids)
