"""What of a spec holds on a day: what started by then, and nothing that starts later."""

from collections.abc import Iterator
from dataclasses import replace

from omnicat.model.channel import Spec, SpecField


def in_force(spec: Spec, day: str) -> Spec:
    """The spec's fields and checks as they stand on a day (YYYY-MM-DD)."""
    fields = {name: _field(field, day) for name, field in spec.fields.items()}
    return replace(spec, fields=fields, checks=tuple(each for each in spec.checks if each.since <= day))


def days_ahead(spec: Spec, today: str, horizon: str) -> tuple[str, ...]:
    """The days after today and until the horizon on which something starts, the next one first."""
    return tuple(sorted({day for day in _days(spec) if today < day <= horizon}))


def _days(spec: Spec) -> Iterator[str]:
    yield from (each.since for each in spec.checks)
    yield from (each.since for field in spec.fields.values() for each in field.dated)


def _field(field: SpecField, day: str) -> SpecField:
    started = sorted((each for each in field.dated if each.since <= day), key=lambda each: each.since)
    for each in started:
        field = replace(field, **{**each.limits, "source": each.source or field.source})
    return replace(field, dated=())
