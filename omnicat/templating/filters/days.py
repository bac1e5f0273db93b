"""Days and times: written by a pattern, with a zone, some days on."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from omnicat.templating.filters.given import WrongValue, whole
from omnicat.templating.limits import as_text

OFFSET = re.compile(r"Z|([+-])([01]\d):?([0-5]\d)")
LONGEST_PATTERN = 100
FARTHEST = 36_525


def formatted(when: Any, pattern: str = "medium", locale: str = "en") -> str | None:
    """A day as the channel's locale writes it: `short`, `medium`, `long`, `full`, or by a pattern of CLDR.

    '2026-12-24' | date('d MMMM y') -> 24 December 2026
    """
    from omnicat.templating.filters.locales import dated

    said = _moment(when, "date")
    if said is None:
        return None
    if len(as_text(pattern)) > LONGEST_PATTERN:
        raise WrongValue(f"date: a pattern has at most {LONGEST_PATTERN} characters")
    return dated(said, as_text(pattern), locale)


def iso(when: Any, offset: str = "Z") -> str | None:
    """A time as ISO 8601 with its distance from UTC: `Z` or `+02:00`. A day begins at midnight there.

    '2026-12-24' | iso('+01:00') -> 2026-12-24T00:00+01:00
    """
    said, zone = _moment(when, "iso"), _zone(offset)
    if said is None:
        return None
    at = said if isinstance(said, datetime) else datetime.combine(said, time())
    there = at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone)
    text = there.isoformat(timespec="seconds" if there.second else "minutes")
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def add_days(when: Any, days: int) -> date | None:
    """So many days later, or earlier where the number is negative.

    '2026-02-27' | add_days(2) -> 2026-03-01
    """
    said = _moment(when, "add_days")
    count = whole(days, "add_days: days", -FARTHEST, FARTHEST)
    return None if said is None else said + timedelta(count)


def day(when: Any) -> date | None:
    """The day of a time.

    '2026-12-24T09:00+01:00' | day -> 2026-12-24
    """
    said = _moment(when, "day")
    return said.date() if isinstance(said, datetime) else said


def _moment(when: Any, name: str) -> date | None:
    """A day or a time; None where there is none. Raises WrongValue."""
    if when is None or isinstance(when, date):
        return when
    text = as_text(when).strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2026-12-24") else datetime.fromisoformat(text)
    except ValueError:
        raise WrongValue(f"{name}: '{text[:40]}' is not a day, as in 2026-12-24, nor a time") from None


def _zone(offset: str) -> timezone:
    found = OFFSET.fullmatch(as_text(offset))
    if not found:
        raise WrongValue(f"iso: '{as_text(offset)[:40]}' is not Z nor a distance from UTC, as in +02:00")
    sign, hours, minutes = found.groups()
    if not sign:
        return UTC
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(away if sign == "+" else -away)
