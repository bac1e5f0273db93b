"""What of a spec holds on a day: what started by then, and what starts later."""

from collections.abc import Iterator

from msgspec.structs import replace

from omnicat.model.channel import Spec, SpecField


def started(spec: Spec, day: str) -> Spec:
    """The spec's fields and checks as they stand on a day, or on the first of a month: what started by then holds as
    if it always had; what starts later still has its day.
    """
    fields = {name: _field(field, day) for name, field in spec.fields.items()}
    checks = tuple(replace(each, since="") if each.since <= day else each for each in spec.checks)
    return replace(spec, fields=fields, checks=checks)


def in_force(spec: Spec, day: str) -> Spec:
    """The spec's fields and checks as they stand on a day (YYYY-MM-DD), without what starts later."""
    if not any(_days(spec)):
        return spec
    on_day = started(spec, day)
    fields = {name: replace(field, dated=()) if field.dated else field for name, field in on_day.fields.items()}
    return replace(on_day, fields=fields, checks=tuple(each for each in on_day.checks if not each.since))


def starting(spec: Spec, today: str, day: str) -> Spec:
    """Only what another day has and today has not: the fields that something starts for, as they stand on that day,
    and the checks that start.
    """
    later, now = in_force(spec, day), in_force(spec, today)
    fields = {name: field for name, field in later.fields.items() if field != now.fields[name]}
    known = {each.name for each in now.checks}
    return replace(later, fields=fields, checks=tuple(each for each in later.checks if each.name not in known))


def days_ahead(spec: Spec, today: str, horizon: str) -> tuple[str, ...]:
    """The days after today and until the horizon on which something starts, the next one first."""
    return tuple(sorted({day for day in _days(spec) if today < day <= horizon}))


def days_of(spec: Spec) -> tuple[str, ...]:
    """Every day on which a rule of the spec starts, of its images too, in their order."""
    return tuple(day for day in (*(rule.since for rule in spec.images), *_days(spec)) if day)


def _days(spec: Spec) -> Iterator[str]:
    yield from (each.since for each in spec.checks)
    yield from (each.since for field in spec.fields.values() for each in field.dated)


def _field(field: SpecField, day: str) -> SpecField:
    if not field.dated:
        return field
    for each in field.dated:
        if each.since <= day:
            field = replace(field, **{**each.limits, "source": each.source or field.source})
    return replace(field, dated=tuple(each for each in field.dated if each.since > day))
