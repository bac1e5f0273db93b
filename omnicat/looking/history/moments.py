"""Instants as people write them: a day, or a day and a time; in UTC unless a zone is said."""

from datetime import UTC, date, datetime, time

from omnicat.errors import OmnicatError


def beginning(text: str, option: str) -> datetime:
    """The instant; of a day alone, its first. Raises OmnicatError where it is none."""
    return _read(text, option, time.min)


def end(text: str, option: str) -> datetime:
    """The instant; of a day alone, its last second. Raises OmnicatError where it is none."""
    return _read(text, option, time(23, 59, 59))


def _read(text: str, option: str, of_a_day: time) -> datetime:
    try:
        if len(text) <= len("2026-08-01"):
            return datetime.combine(date.fromisoformat(text), of_a_day, UTC)
        instant = datetime.fromisoformat(text)
    except ValueError:
        hint = "write it as 2026-08-01, 2026-08-01T14:00 (UTC) or 2026-08-01T14:00+02:00"
        raise OmnicatError(f"{option} '{text}' is no date", hint) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
