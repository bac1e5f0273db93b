"""Which of a spec's feeds a file is, where each holds another level of the records."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from omnicat.feeds.foreign import FileForm, Record, form_of, read_records
from omnicat.model.channel import FeedPlan, Spec


def at_level(spec: Spec, path: Path) -> tuple[Spec, FeedPlan | None]:
    """The spec with the fields of that file alone, and its feed; the whole spec where its feeds have no levels. Where
    variants stand in their product the level is no part of the names of fields."""
    if not any(plan.below for plan in spec.feeds):
        return spec, None
    plan = max(spec.feeds, key=lambda each: _known_keys(spec, each, path))
    fields = {name: each for name, each in spec.fields.items() if _is_in(name, plan, spec)}
    checks = tuple(each for each in spec.checks if each.field in fields)
    own = replace(spec, feeds=(plan,), fields=fields, checks=checks)
    return (inside(own, plan), replace(plan, below="")) if plan.variants else (own, plan)


def inside(spec: Spec, plan: FeedPlan) -> Spec:
    """The spec as an item of that feed names its fields: without the level that all have in common."""
    if not plan.below:
        return spec
    fields = {_without(name, plan): replace(each, name=_without(name, plan)) for name, each in spec.fields.items()}
    checks = tuple(replace(each, field=_without(each.field, plan)) for each in spec.checks)
    return replace(spec, feeds=(plan,), fields=fields, checks=checks)


def with_level(record: Record, plan: FeedPlan | None) -> Record:
    """The record with the level that an item of that feed is taken from."""
    if plan is None or not plan.below:
        return record
    said = {plan.below: record.said}
    return record._replace(said=said, line_of=lambda name: record.line_of(_without(name, plan)))


def _without(name: str, plan: FeedPlan) -> str:
    return name.removeprefix(f"{plan.below}.")


def _known_keys(spec: Spec, plan: FeedPlan, path: Path) -> int:
    """How many keys of the file's first records are those of that feed."""
    own = replace(spec, fields={name: each for name, each in spec.fields.items() if _is_in(name, plan, spec)})
    there = inside(own, plan)
    form = form_of(path, replace(there, feeds=(plan,)))
    keys = {name.partition(".")[0] for name in there.fields}
    return sum(len(keys & record.said.keys()) for record in islice(_records(path, form), 3))


def _records(path: Path, form: FileForm) -> Iterator[Record]:
    return (each for each in read_records(path, form) if isinstance(each, Record))


def _is_in(name: str, plan: FeedPlan, spec: Spec) -> bool:
    levels = {each.below for each in spec.feeds if each.below}
    level = name.partition(".")[0]
    return level == plan.below if plan.below else level not in levels
