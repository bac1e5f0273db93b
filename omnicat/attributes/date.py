"""A day of the calendar: 2026-08-01."""

import re
from datetime import date

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import range_problems
from omnicat.attributes.plain import shown, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import BAD_DATE
from omnicat.findings import Fix

NAME = "date"
MANY = False

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
# What leaves no doubt which is the day: the year first, or points between (day first wherever they are used).
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.+Z-]*)?").fullmatch
_WITH_POINTS = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})").fullmatch


def read(raw: Raw, attribute: Attribute) -> Reading:
    """Year, month and day, as a real date."""
    if not isinstance(raw, str):
        return wrong(raw, attribute, "a date", hint="write year, month and day: 2026-08-01")
    found = read_date(raw)
    if found is None:
        return None, (_bad(raw),)
    return found, range_problems(found, raw, attribute, read_date)


def read_date(raw: Raw) -> date | None:
    """The day this text names, in the one form that is read; None for anything else."""
    if not isinstance(raw, str) or not _ISO(raw):
        return None
    year, month, day = raw.split("-")
    return _day(year, month, day)


def schema(attribute: Attribute) -> Schema:
    """A date as text."""
    return {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-08-01"]}


def _bad(text: str) -> Problem:
    if _ISO(text):
        return Problem(BAD_DATE, f"{shown(text)} is not in the calendar", "write a day that exists")
    meant = _meant(text.strip())
    hint = f"write {meant}" if meant else "write year, month and day: 2026-08-01"
    return Problem(BAD_DATE, f"{shown(text)} is not a date", hint, fix=Fix(meant.isoformat()) if meant else None)


def _meant(text: str) -> date | None:
    if found := _YEAR_FIRST(text):
        return _day(found[1], found[2], found[3])
    if found := _WITH_POINTS(text):
        return _day(found[3], found[2], found[1])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
