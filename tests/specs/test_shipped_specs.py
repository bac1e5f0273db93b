"""The shipped specs: their files are sound, and every fact says where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from omnicat.channels.mapping import GIVEN
from omnicat.documents import parse
from omnicat.feeds import FORMAT_NAMES
from omnicat.looking.spec_judging import judge_specs
from omnicat.model.channel import Spec
from omnicat.pipeline import ALL_RULES
from omnicat.schemas import check_against
from omnicat.templating import compile_text
from tests.specs.small_shop import standard_attributes

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "omnicat/specs").rglob("*.yaml"))
SPECS = list(shipped_specs().values())
every_spec = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)


def test_every_name_by_which_a_spec_is_asked_for_is_its_own() -> None:
    names = [name for spec in SPECS for name in (spec.name, *(set(spec.aliases) - {spec.name}))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_spec_file_fits_its_schema_and_its_place(path: Path) -> None:
    document, findings = parse(path.read_bytes(), path.name)
    assert document
    assert not findings
    assert not check_against("spec", document)
    assert document.data["spec"] == f"{path.parent.name}@{path.stem}"


def test_every_shipped_file_is_clean_to_spec_check() -> None:
    templates = [path.name for path in (ROOT / "templates").glob("*.j2")]
    judged = judge_specs(
        {path.as_posix(): path.read_bytes() for path in FILES}, standard_attributes(), templates, ALL_RULES
    )
    assert not judged.findings


@every_spec
def test_no_field_stands_twice(spec: Spec) -> None:
    document, _ = parse((ROOT / f"omnicat/specs/{spec.id.replace('@', '/')}.yaml").read_bytes(), "")
    assert document
    names = [each["name"] for each in document.data["fields"]]
    assert len(names) == len(set(names))


@every_spec
def test_every_fact_names_its_source_and_every_source_its_date(spec: Spec) -> None:
    fields = {each.source for each in spec.fields.values()}
    cited = fields | {each.source for each in spec.images} | {each.source for each in spec.checks}
    assert cited <= set(spec.sources)
    assert all(source.date for source in spec.sources.values())


@every_spec
def test_what_is_only_known_from_practice_is_a_warning(spec: Spec) -> None:
    limits = ("max_chars", "max_bytes", "pattern", "min_many", "forbid")
    for field in spec.fields.values():
        if field.source == "MEMORY" and any(getattr(field, limit) for limit in limits):
            assert field.severity == "warning", field.name


@every_spec
def test_every_expression_compiles(spec: Spec) -> None:
    for text in _expressions(spec):
        compile_text(text)


@every_spec
def test_every_attribute_that_a_spec_reads_is_a_standard_one(spec: Spec) -> None:
    """A name that nobody defines would be None in silence."""
    given = GIVEN | {"fields", "record", "dict", "range", "namespace"}
    known = standard_attributes().keys() | given
    for text in _expressions(spec):
        assert compile_text(text).names <= known, text


@every_spec
def test_names_point_at_what_is_there(spec: Spec) -> None:
    for field in spec.fields.values():
        assert not field.shape or field.shape in spec.shapes, field.name
        assert not field.alternative or field.alternative in spec.fields, field.name
        assert field.need != "conditional" or field.when, field.name
    assert {check.field for check in spec.checks} <= set(spec.fields)
    assert len({check.name for check in spec.checks}) == len(spec.checks)


@every_spec
def test_every_feed_has_a_known_format_and_a_template_that_is_shipped(spec: Spec) -> None:
    for plan in spec.feeds:
        assert plan.format in FORMAT_NAMES
        assert not plan.template or (ROOT / "templates" / plan.template).is_file()
        assert plan.format != "xml" or plan.template


@every_spec
def test_a_field_that_may_be_needed_is_filled_by_default(spec: Spec) -> None:
    """What is needed only beside fields that a profile fills is the profile's to fill too, and all of its own records."""
    for field in spec.fields.values() if not spec.records else ():
        asked = [name for base, name in compile_text(field.when).reads if base == "fields"] if field.when else []
        is_possible = all(spec.fields[name].default for name in asked if name in spec.fields)
        if field.need == "required" or (field.need == "conditional" and is_possible):
            assert field.default, field.name


def test_google_asks_for_larger_images_from_a_day() -> None:
    rules = [rule for rule in shipped_specs()["google-merchant@2026-08"].images if rule.since]
    assert {(rule.since, rule.min_width, rule.min_height) for rule in rules} == {("2027-01-31", 500, 500)}


def test_amazon_titles_are_75_characters_and_search_terms_249_bytes() -> None:
    fields = shipped_specs()["amazon-listings@2026-07"].fields
    assert fields["attributes.item_name"].max_chars == 75
    assert fields["attributes.generic_keyword"].max_bytes == 249


def _expressions(spec: Spec) -> Iterator[str]:
    for field in spec.fields.values():
        yield from filter(None, (field.default, field.when, field.only))
        yield from (other.when for other in field.other_limits)
    yield from (check.fails for check in spec.checks)
    yield from (rule.when for rule in spec.images if rule.when)
