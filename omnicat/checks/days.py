"""How far ahead a date lies, and the days on which that becomes right or wrong."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from omnicat.model.channel import DaysAhead


def day_of(said: Any) -> date | None:
    """The day of a date or time in ISO 8601, the last one of a span of time; None where it is neither."""
    if not isinstance(said, str):
        return None
    try:
        return date.fromisoformat(said.rpartition("/")[2][:10])
    except ValueError:
        return None


def first_day(day: date, limit: DaysAhead) -> date:
    """The first day on which the date may be said."""
    return date.min if limit.max is None else _away(day, -limit.max)


def last_day(day: date, limit: DaysAhead) -> date:
    """The last day on which the date may be said."""
    return date.max if limit.min is None else _away(day, -limit.min)


def days_of_change(said: Any, limit: DaysAhead) -> Iterator[str]:
    """The days (YYYY-MM-DD) from which on what is wrong with a field's value is not the same as the day before."""
    for one in said if type(said) is tuple else (said,):
        if day := day_of(one):
            changes = first_day(day, limit), _away(last_day(day, limit), 1)
            yield from (each.isoformat() for each in changes if date.min < each < date.max)


def _away(day: date, days: int) -> date:
    """The day so many days later, or before where it is less than 0."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
