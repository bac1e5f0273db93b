"""Listings are judged by imported definitions; what is kept of a run is forgotten when a definition changes."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms, judge
from tests.checks.case import Case, lay_out, read_case

CASE = Path(__file__).parents[1] / "cases/listings/product_types.case"
DEFINITION = "specs/shelf/product_types/M1/KITE.en_US.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(read_case(CASE), tmp_path)


def said(root: Path) -> Mapping[tuple[str, str], tuple[str, str]]:
    """SKU and message of each finding by a definition: its severity and its hint."""
    found = gather(open_catalog(root), Options(date(2026, 8, 22), render=False))
    shown = judge(found, Terms()).shown
    about = (each for each in shown if "product-type" in each.rule)
    return {
        (each.subject.code, each.message.removeprefix("shelf: ")): (str(each.severity), each.hint) for each in about
    }


def test_messages_name_the_attribute_the_limit_and_what_it_is(root: Path) -> None:
    found = said(root)
    assert found["WRONG", "attributes.maker is missing, KITE needs it"] == ("error", "add `brand`: Maker")
    assert ("LONG", "attributes.title 'Ähnliche' has 9 bytes, at most 8 (KITE)") in found
    assert ("WRONG", "attributes.sail 'L' is none of its words: S, M (KITE)") in found
    assert found["WRONG", "attributes.hue 'Red' is none of the words that KITE suggests"][0] == "note"
    hint = "download it by getDefinitionsProductType, and import it: `omnicat spec import FILE --apply`"
    assert found["lamps", "product type 'LAMP' has no definition in M1"] == ("note", hint)


def test_another_definition_is_another_verdict(root: Path) -> None:
    assert ("FINE", "attributes.title 'Fine' has 4 bytes, at most 3 (KITE)") not in said(root)
    path = root / DEFINITION
    path.write_text(path.read_text(encoding="utf-8").replace(": 8}", ": 3}"), encoding="utf-8")
    assert ("FINE", "attributes.title 'Fine' has 4 bytes, at most 3 (KITE)") in said(root)
    path.unlink()
    assert not any(sku in ("FINE", "WRONG", "LONG") for sku, _ in said(root))


def test_without_its_definition_the_profile_fills_a_field_that_nobody_knows(root: Path) -> None:
    (root / DEFINITION).unlink()
    (problem,) = (each for each in open_catalog(root).findings if each.rule == "channel/unknown-field")
    assert problem.message == "'attributes.sail' is not a field of shelf@2026-08"
    assert (
        problem.hint
        == "did you mean 'attributes.title'? otherwise import the definition of a product type that has it: `omnicat spec import FILE --apply`"
    )


def test_a_field_that_a_definition_brings_has_its_shape(root: Path) -> None:
    field = open_catalog(root).profiles["shelf"].spec.fields["attributes.sail"]
    assert (field.type, dict(field.values), field.many) == ("enum", {"S": "S", "M": "M"}, False)


def test_a_definition_of_another_marketplace_says_nothing(root: Path) -> None:
    (root / "channel_profiles/shelf.yaml").write_text(
        "spec: shelf@2026-08\nlocale: en-US\ncurrency: USD\nsettings: {market: M3}\n", encoding="utf-8"
    )
    assert not said(root)


def test_the_case_has_what_these_tests_change() -> None:
    case: Case = read_case(CASE)
    assert b": 8}" in (case.files[DEFINITION] or b"")
