"""The tuples are the folder: no type and no rule is forgotten."""

from pathlib import Path

import omnicat.attributes as room
from omnicat.attributes import RULES, TYPES, type_by_name
from omnicat.attributes import rules as rule_module
from omnicat.attributes.definition import TYPE_NAMES
from omnicat.findings import Rule
from tests.attributes.definitions import DEFINITIONS

FOLDER = Path(room.__file__).parent


def test_every_type_that_is_named_is_a_module_and_the_other_way_round() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py") if "\nMANY = " in path.read_text(encoding="utf-8")}
    assert modules == set(TYPE_NAMES) == set(type_by_name) == set(DEFINITIONS)
    assert len(TYPES) == len(TYPE_NAMES)


def test_every_rule_is_in_the_tuple_and_has_a_whole_manual() -> None:
    assert {id(rule) for rule in vars(rule_module).values() if isinstance(rule, Rule)} == {id(rule) for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.kind == "product"
        assert all(f"\n{part}" in rule.manual for part in ("Bad", "Good", "Fix:")), rule.id


def test_nothing_above_is_imported() -> None:
    allowed = ("omnicat.attributes", "omnicat.findings", "omnicat.errors")
    for path in FOLDER.glob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("from omnicat"):
                assert line.split()[1].startswith(allowed), f"{path.name}: {line}"
