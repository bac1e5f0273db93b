"""Any feed file held against a spec, also one that omnicat did not write: every finding with its line."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.checks.written import BROKEN_FEED, Given, RepeatedIds, Together, WrittenChecks, WrittenTypes, Wrong
from omnicat.errors import OmnicatError
from omnicat.feeds.foreign import Damage, Head, Record, decoded, flattened, form_of, read_records
from omnicat.findings import Finding, Location, Severity, Subject, finding
from omnicat.looking.feed_level import at_level, inside, with_level
from omnicat.looking.feed_names import FeedNames
from omnicat.model.channel import Spec
from omnicat.model.product_type import ProductType

MANY = 1_000
"""So many findings of one rule about one field are told; the last says how many more there are."""

FEW_NOTES = 20

IMAGE = "image"
"""The kind of a row that has nothing but one more image."""


class FeedAsked(Struct, frozen=True):
    """A file, the name people know it by, the spec it is held against, and for whom it is written."""

    path: Path
    name: str
    spec: Spec
    given: Given
    today: str
    horizon: str
    product_types: tuple[ProductType, ...] = ()


class CheckedFeed(Struct):
    """What was found, and in how many records. Not frozen: it is filled while the file is read."""

    findings: list[Finding] = field(default_factory=list)
    records: int = 0


def check_feed(asked: FeedAsked) -> CheckedFeed:
    """All that is wrong with a file. Holds one record at a time, the ids, and the findings."""
    checked, told = CheckedFeed(), _Told()
    spec, plan = at_level(asked.spec, asked.path)
    form = form_of(asked.path, inside(spec, plan) if plan else spec)
    look = _Look(replace(asked, spec=spec))
    for found_there in read_records(asked.path, form):
        each = with_level(found_there, plan) if isinstance(found_there, Record) else found_there
        checked.records += isinstance(each, Record)
        for found in look.at(each):
            told.add(found)
    checked.findings = told.findings()
    return checked


class NotThatChannel(OmnicatError):
    """A file in which nothing is a field of the spec: it would tell of everything that is missing."""

    def __init__(self, asked: FeedAsked, names: Iterable[str]) -> None:
        said = ", ".join(sorted(names)[:5]) or "nothing"
        super().__init__(
            f"'{asked.name}' has no field of {asked.spec.id}: it says {said}", "name another spec with --spec"
        )


class _Told:
    """Findings, no more than `MANY` of a kind."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], list[Finding]] = {}
        self._more: Counter[tuple[str, str]] = Counter()

    def add(self, found: Finding) -> None:
        key = found.rule, found.where.pointer
        kept = self._kept.setdefault(key, [])
        if len(kept) < (FEW_NOTES if found.severity is Severity.NOTE else MANY):
            kept.append(found)
        else:
            self._more[key] += 1

    def findings(self) -> list[Finding]:
        for key, count in self._more.items():
            last = self._kept[key][-1]
            self._kept[key][-1] = replace(last, message=f"{last.message}; the same in {count:,} more records")
        return [found for kept in self._kept.values() for found in kept]


class _Look:
    """One walk through a file."""

    def __init__(self, asked: FeedAsked) -> None:
        self._asked = asked
        self._spec = spec = asked.spec
        self._names = FeedNames(spec, is_xml=form_of(asked.path, spec).name == "xml")
        self._checks = WrittenChecks(spec, asked.given, today=asked.today, horizon=asked.horizon)
        self._types = WrittenTypes(spec, asked.given, asked.product_types)
        self._ids = RepeatedIds(spec)
        self._together = Together(spec)
        self._variants = next((plan.variants for plan in spec.feeds if plan.variants), "")
        self._rows = next((plan.rows for plan in spec.feeds if plan.rows), None)
        self._keys = tuple(name for name, each in spec.fields.items() if each.level == "all")
        self._of_variant = frozenset(name for name, each in spec.fields.items() if each.level == "variant")
        self._last: tuple[Any, ...] = ()
        self._judged: set[str] = set()
        self._is_known = False
        kinds = {each.kinds for each in spec.fields.values()}
        self._only_kind = "parent" if kinds == {("parent",)} else ""

    def at(self, each: Head | Record | Damage) -> Iterator[Finding]:
        if isinstance(each, Damage):
            yield finding(BROKEN_FEED, self._where(each.line), each.message, each.hint)
        elif isinstance(each, Head):
            yield from self._judge_names(each.names, lambda _: each.line)
        else:
            yield from self._judge(each, self._only_kind)

    def _judge(self, record: Record, kind: str) -> Iterator[Finding]:
        variants = record.said.get(self._variants) if self._variants and not record.is_text else None
        below = [each for each in variants if isinstance(each, dict)] if isinstance(variants, list) else []
        own = {name: said for name, said in record.said.items() if name != self._variants or not below}
        flat = own if record.is_text else flattened(own, self._spec)
        yield from self._judge_names(flat, record.line_of)
        written, lines = self._written(flat, record)
        yield from self._found(written, lines, record, "parent" if below else kind)
        for number, each in enumerate(below):
            inside = _inside(record, each, f"{self._variants}.{number}")
            yield from self._judge(self._as_named(inside), "child")

    def _as_named(self, variant: Record) -> Record:
        """The record of a variant below its key, where the spec names the fields of variants so."""
        key = f"{self._variants}."
        if not any(name.startswith(key) for name in self._spec.fields):
            return variant
        said = {self._variants: variant.said}
        return variant._replace(said=said, line_of=lambda name: variant.line_of(name.removeprefix(key)))

    def _written(self, flat: Mapping[str, Any], record: Record) -> tuple[dict[str, Any], dict[str, int]]:
        """Field -> value as the spec spells it, and the line of each."""
        written: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for name, said in flat.items():
            meant = self._names.meant(name)
            if not meant.field:
                continue
            known = self._spec.fields[meant.field]
            value = decoded(known, _once(said), meant.parts) if record.is_text else said
            if value is not None:
                written.setdefault(meant.field, value)
                lines.setdefault(meant.field, record.line_of(name))
        return written, lines

    def _found(self, written: dict[str, Any], lines: Mapping[str, int], record: Record, kind: str) -> Iterator[Finding]:
        repeats = self._repeats(written)
        code = self._ids.id_of(written) or (f"record in line {record.line}")
        kind = kind or self._kind_of_row(written) or self._kind(written, is_more=repeats)
        found = [*self._checks.check(written, kind)]
        if not record.is_text:
            told = {each.field for each in found}
            defined = self._types.check(record.said, self._checks.fields(written))
            found += (each for each in defined if each.field not in told)
        again = None if repeats or kind == "child" else self._ids.check(written, record.line)
        if kind not in ("parent", IMAGE):
            found += self._together.check(written, code)
        for each in (*found, *([again] if again else [])):
            yield self._finding(each, lines.get(each.field, record.line), code)

    def _repeats(self, written: Mapping[str, Any]) -> bool:
        """Whether a row goes on with the product of the one before."""
        key = tuple(written.get(name) for name in self._keys)
        before, self._last = self._last, key
        return bool(key) and key == before

    def _kind_of_row(self, written: Mapping[str, Any]) -> str:
        """The kind of a row that says of itself that it is an image's."""
        return IMAGE if self._rows and written.get(self._rows.column) == self._rows.image else ""

    def _kind(self, written: Mapping[str, Any], *, is_more: bool) -> str:
        """A row that goes on is of a variant; where it says nothing of one it has an image only, and needs nothing."""
        if not is_more:
            return ""
        return "child" if not self._of_variant.isdisjoint(written) else IMAGE

    def _judge_names(self, names: Collection[str], line_of: Callable[[str], int]) -> Iterator[Finding]:
        self._is_known = self._is_known or any(self._names.meant(name).field for name in names)
        if not self._is_known:
            raise NotThatChannel(self._asked, names)
        for name in names:
            if name not in self._judged and len(self._judged) < MANY:
                self._judged.add(name)
                meant = self._names.meant(name)
                if meant.rule:
                    where = Location(self._asked.name, line_of(name), 0, name)
                    yield finding(meant.rule, where, meant.message, meant.hint)

    def _finding(self, wrong: Wrong, line: int, code: str) -> Finding:
        where = Location(self._asked.name, line, 0, wrong.field)
        about = Subject("record", code, self._spec.short)
        found = finding(wrong.rule, where, f"{code}: {wrong.message}", wrong.hint, subject=about)
        return replace(found, severity=wrong.severity)

    def _where(self, line: int) -> Location:
        return Location(self._asked.name, line)


def _inside(record: Record, said: Mapping[str, Any], above: str) -> Record:
    """A variant inside of a record, as a record of its own."""
    names = [name for name in said if isinstance(name, str)]
    line = record.line_of(f"{above}.{names[0]}") if names else record.line_of(above)
    return Record(line, said, lambda name: record.line_of(f"{above}.{name}"), is_text=False)


def _once(said: list[Any]) -> list[Any]:
    """Texts that stand twice count once: RSS has a title of its own beside the channel's."""
    return list(dict.fromkeys(said)) if all(isinstance(each, str) for each in said) else said
