"""Every shipped spec takes what its channel takes and refuses what it refuses, field by field."""

import pytest

from omnicat.channels import shipped_specs
from omnicat.findings import Severity
from omnicat.pipeline import ALL_RULES
from tests.conformance.cases import FILES, FOLDER, Case, CaseFile, all_cases, read

CASES = all_cases()
LEAST = 5_000
"""So many cases there are at least; raised as they grow in number."""

every_file = pytest.mark.parametrize("file", [read(path) for path in FILES], ids=lambda file: file.name)


@pytest.mark.parametrize("case", [case for case in CASES if not case.rule], ids=str)
def test_it_is_accepted(case: Case) -> None:
    file = _file_of(case)
    usual = {each.rule.id for each in file.checks.check(file.record) if each.field == case.field}
    found = [each for each in file.found(case) if each.severity > Severity.NOTE and each.rule.id not in usual]
    assert not found, [each.message for each in found]


@pytest.mark.parametrize("case", [case for case in CASES if case.rule], ids=str)
def test_it_is_refused(case: Case) -> None:
    found = _file_of(case).found(case)
    assert case.rule in {each.rule.id for each in found}, [(each.rule.id, each.message) for each in found]


@every_file
def test_the_record_is_accepted(file: CaseFile) -> None:
    found = file.checks.check(file.record)
    assert [(each.field, each.message) for each in found if each.severity > Severity.NOTE] == []


@every_file
def test_every_field_has_a_value_that_is_accepted_and_one_that_is_refused(file: CaseFile) -> None:
    accepted = {case.field for case in file.cases if not case.rule}
    refused = {case.field for case in file.cases if case.rule}
    assert sorted(file.spec.fields.keys() - accepted) == []
    assert sorted(file.spec.fields.keys() - refused) == []
    assert sorted((accepted | refused) - file.spec.fields.keys()) == []


@every_file
def test_every_word_of_an_enum_is_accepted(file: CaseFile) -> None:
    for field in file.spec.fields.values():
        words = {*field.values.values()}
        said = {word for case in file.cases if case.field == field.name and not case.rule for word in _words(case)}
        assert sorted(words - said) == [], field.name


@every_file
def test_no_case_stands_twice(file: CaseFile) -> None:
    seen = [(case.field, repr(case.value), repr(case.beside), case.kind, case.rule) for case in file.cases]
    assert sorted({each for each in seen if seen.count(each) > 1}) == []


def test_every_rule_named_is_a_rule() -> None:
    assert {case.rule for case in CASES} - {""} <= ALL_RULES.keys()


def test_every_file_is_named_for_its_spec() -> None:
    names = {spec.name for spec in shipped_specs().values()}
    assert [path.name for path in FILES if path.stem not in names or read(path).spec.name != path.stem] == []


def test_every_shipped_spec_has_its_cases() -> None:
    assert {path.stem for path in FILES} == {spec.name for spec in shipped_specs().values()}


def test_there_are_no_fewer_cases_than_before() -> None:
    assert len(CASES) >= LEAST


def _file_of(case: Case) -> CaseFile:
    return read(FOLDER / f"{case.file}.yaml")


def _words(case: Case) -> tuple[str, ...]:
    values = case.value if isinstance(case.value, tuple) else (case.value,)
    return tuple(each if isinstance(each, str) else str(each) for each in values)
