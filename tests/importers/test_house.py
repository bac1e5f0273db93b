"""The visible tuple of importers is the folder's packages, and every rule has its page."""

from pathlib import Path

import omnicat.importers as room
from omnicat.importers import IMPORTERS, RULES


def test_every_package_of_the_room_is_an_importer_and_the_other_way_round() -> None:
    folders = {path.parent.name for path in Path(room.__file__).parent.glob("*/__init__.py")}
    assert {each.NAME for each in IMPORTERS} == folders


def test_the_importer_that_takes_anything_is_the_last() -> None:
    assert IMPORTERS[-1].NAME == "table"


def test_rules_are_named_once_and_say_what_to_do() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.kind == "import" for rule in RULES)
    assert all("Fix:" in rule.manual or "Good:" in rule.manual for rule in RULES)
