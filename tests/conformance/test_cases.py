"""Every shipped spec takes what its channel takes and refuses what it refuses, field by field."""

from collections import Counter
from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from omnicat.findings import Severity
from omnicat.pipeline import ALL_RULES
from tests.conformance.cases import FILES, Case, all_cases, read

LEAST = 5_000
"""So many cases there are at least; raised as they grow in number."""

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@every_file
def test_all_that_the_channel_takes_is_accepted(path: Path) -> None:
    file = read(path)
    usual = {(each.field, each.rule.id) for each in file.checks.check(file.record)}
    told = {
        f"{case}: {each.message}"
        for case in file.cases
        for each in (() if case.rule else file.found(case))
        if each.severity > Severity.NOTE and (each.field, each.rule.id) not in usual
    }
    assert told == set()


@every_file
def test_all_that_the_channel_refuses_is_refused_by_the_rule_named(path: Path) -> None:
    file = read(path)
    refused = [(case, {each.rule.id: each.message for each in file.found(case)}) for case in file.cases if case.rule]
    assert {str(case): told for case, told in refused if case.rule not in told} == {}


@every_file
def test_the_record_is_accepted(path: Path) -> None:
    file = read(path)
    found = file.checks.check(file.record)
    assert [(each.field, each.message) for each in found if each.severity > Severity.NOTE] == []


@every_file
def test_every_field_has_a_value_that_is_accepted_and_one_that_is_refused(path: Path) -> None:
    file = read(path)
    accepted = {case.field for case in file.cases if not case.rule}
    refused = {case.field for case in file.cases if case.rule}
    assert sorted(file.spec.fields.keys() - accepted) == []
    assert sorted(file.spec.fields.keys() - refused) == []
    assert sorted((accepted | refused) - file.spec.fields.keys()) == []


@every_file
def test_every_word_of_an_enum_is_accepted(path: Path) -> None:
    file = read(path)
    for field in file.spec.fields.values():
        words = {*field.values.values()}
        said = {word for case in file.cases if case.field == field.name and not case.rule for word in _words(case)}
        assert sorted(words - said) == [], field.name


@every_file
def test_no_case_stands_twice(path: Path) -> None:
    file = read(path)
    seen = [(case.field, repr(case.value), repr(case.beside), case.kind, case.rule) for case in file.cases]
    assert sorted(each for each, times in Counter(seen).items() if times > 1) == []


def test_every_rule_named_is_a_rule() -> None:
    assert {case.rule for case in all_cases()} - {""} <= ALL_RULES.keys()


def test_every_file_is_named_for_its_spec() -> None:
    names = {spec.name for spec in shipped_specs().values()}
    assert [path.name for path in FILES if path.stem not in names or read(path).spec.name != path.stem] == []


def test_every_shipped_spec_has_its_cases() -> None:
    assert {path.stem for path in FILES} == {spec.name for spec in shipped_specs().values()}


def test_there_are_no_fewer_cases_than_before() -> None:
    assert len(all_cases()) >= LEAST


def _words(case: Case) -> tuple[str, ...]:
    values = case.value if isinstance(case.value, tuple) else (case.value,)
    return tuple(each if isinstance(each, str) else str(each) for each in values)
