"""The cases of a spec: values that its channel takes and values that it refuses, written from the channel's own pages.

A file `<spec-name>.yaml` holds `spec`, `channel` (country, locale, currency, settings), `now`, a whole `record` that is
accepted, and for every field `accepted` and `refused` values. A value stands in the record in place of the field's own;
null leaves the field out. With more to say it is `{value: …, with: {other field: value}, kind: child}`, and what is
refused says the `rule`. `{repeat: [x, 150]}` is a text of 150 letters (or a list so many times as long), and
`{concat: [a, b]}` is texts one behind the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks, Wrong
from omnicat.documents import parse
from omnicat.model.channel import Spec

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))
SAYING = frozenset({"value", "with", "kind", "rule"})
"""The keys of a case; a mapping with other keys is a value."""


@dataclass(frozen=True, slots=True)
class Case:
    """One value of one field. `rule` is what refuses it, '' where it is accepted."""

    file: str
    field: str
    place: int
    value: Any
    beside: Mapping[str, Any]
    kind: str
    rule: str

    def __str__(self) -> str:
        return f"{self.file}-{self.field}-{'refused' if self.rule else 'accepted'}-{self.place}"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of one spec."""

    name: str
    spec: Spec
    record: Mapping[str, Any]
    checks: WrittenChecks
    cases: tuple[Case, ...]

    def found(self, case: Case) -> list[Wrong]:
        """What is wrong with a case's field."""
        record = {**self.record, **case.beside, case.field: case.value}
        return [each for each in self.checks.check(record, case.kind) if each.field == case.field]


@cache
def read(path: Path) -> CaseFile:
    """A file of cases; built once."""
    document, findings = parse(path.read_bytes(), path.name)
    assert document is not None, findings
    # A control character is what every field refuses; elsewhere in YAML it is a finding.
    told = [f"{each.where}: {each.message}" for each in findings if "control character" not in each.message]
    assert not told
    data = document.data
    spec = next(each for each in shipped_specs().values() if each.id == data["spec"])
    given = Given(**data.get("channel", {}))
    checks = WrittenChecks(spec, given, today=data["now"], horizon=data["now"])
    record = {name: made(value) for name, value in data["record"].items()}
    return CaseFile(path.stem, spec, record, checks, tuple(_cases(path.stem, data["fields"])))


def all_cases() -> list[Case]:
    """Every case of every file."""
    return [case for path in FILES for case in read(path).cases]


def _cases(file: str, fields: Mapping[str, Any]) -> Iterator[Case]:
    for name, said in fields.items():
        for key in ("accepted", "refused"):
            for place, each in enumerate(said.get(key, ()), 1):
                case = each if isinstance(each, dict) and "value" in each and each.keys() <= SAYING else {"value": each}
                beside = {other: made(value) for other, value in case.get("with", {}).items()}
                rule = case["rule"] if key == "refused" else ""
                yield Case(file, name, place, made(case["value"]), beside, case.get("kind", ""), rule)


def made(value: Any) -> Any:
    """A value as a record holds it: lists are tuples, `repeat` and `concat` are worked out."""
    if isinstance(value, list):
        return tuple(made(each) for each in value)
    if not isinstance(value, dict):
        return value
    if value.keys() == {"repeat"}:
        what, times = value["repeat"]
        return made(what) * int(times)
    if value.keys() == {"concat"}:
        return "".join(made(each) for each in value["concat"])
    return {key: made(each) for key, each in value.items()}
