"""A date lies further ahead than the channel takes, or is past.

A channel takes an expiry date of the next weeks, or the day a preorder ships of the next year; a sale that is over
is not what shoppers pay. So this hangs on the day of the build, or on `--now`, and may change with no file changed.

Bad: `expiration_date: 2027-11-01` in November 2026, where the channel takes 30 days.

Good: `expiration_date: 2026-12-01`.

Fix: correct the date, remove it, or wait for the day that the finding names.
"""

from datetime import date
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.days import day_of, first_day, last_day
from omnicat.checks.faults import Fault, Judge, quoted
from omnicat.findings import Rule, Severity
from omnicat.model.channel import DaysAhead, SpecField

RULE = Rule("channel/date-out-of-range", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field that says how far ahead it may lie, on the channel's day."""
    limit = field.days_ahead
    if limit is None or not channel.today:
        return None
    today = date.fromisoformat(channel.today)

    def judge(said: Any) -> list[Fault]:
        every = said if type(said) is tuple else (said,)
        return [fault for one in every if (fault := _fault(one, limit, today)) is not None]

    return judge


def _fault(said: Any, limit: DaysAhead, today: date) -> Fault | None:
    day = day_of(said)
    if day is None:
        return None
    if (first := first_day(day, limit)) > today:
        message = f"{quoted(said)} is more than {limit.max} days ahead, it may be said from {first} on"
        return Fault(message, "correct", severity=limit.severity)
    if last_day(day, limit) < today:
        message = f"{quoted(said)} is {'past' if not limit.min else f'less than {limit.min} days ahead'}"
        return Fault(message, "correct or remove", severity=limit.severity)
    return None
