"""What a product says for an attribute: by locale, as a list, or plainly; and what is wrong with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from omnicat.attributes.definition import Attribute, Measurement, Money, Value
from omnicat.attributes.plain import is_empty, shown
from omnicat.attributes.protocol import AttributeType, Entry, Problem, Problems, Raw
from omnicat.attributes.rules import REPEATED_ENTRY, UNKNOWN_LOCALE, WRONG_TYPE
from omnicat.attributes.types import type_of
from omnicat.findings import Fix, did_you_mean

Values = Mapping[str, Value]
"""Locale -> value; the key is '' where the attribute is not localizable. Empty where nothing is said."""

_SCALARS = (str, int, Decimal, date, Measurement, Money)


def read_value(raw: Raw, attribute: Attribute, locales: Sequence[str]) -> tuple[Values, Problems]:
    """Everything said for one attribute. The first locale is the one a plain value is in.

    A value that breaks a limit is kept, so that it can be shown; one that can't be understood is left out.
    """
    if is_empty(raw):
        return {}, ()
    if isinstance(raw, dict) and attribute.localizable and _is_by_locale(raw, attribute, locales):
        return _read_by_locale(raw, attribute, locales)
    if isinstance(raw, dict) and not attribute.localizable and _looks_by_locale(raw, attribute, locales):
        message = f"'{attribute.code}' has one value for all locales, not one for each"
        return {}, (
            Problem(WRONG_TYPE, message, "write the value alone, or set `localizable: true` in the definition"),
        )
    value, problems = _read(raw, attribute)
    if value is None:
        return {}, problems
    return {locales[0] if attribute.localizable else "": value}, problems


def _read_by_locale(raw: dict[str, Raw], attribute: Attribute, locales: Sequence[str]) -> tuple[Values, Problems]:
    values: dict[str, Value] = {}
    found: list[Problem] = []
    for locale, said in raw.items():
        if locale not in locales:
            found.append(_unknown_locale(locale, locales))
        elif not is_empty(said):
            value, problems = _read(said, attribute)
            if problems:
                found += (problem.below(locale) for problem in problems)
            if value is not None:
                values[locale] = value
    return values, tuple(found)


def _read(raw: Raw, attribute: Attribute) -> tuple[Value | None, Problems]:
    kind = type_of(attribute)
    if attribute.list or kind.MANY:
        return _read_list(raw, attribute, kind)
    value, problems = kind.read(raw, attribute)
    return (value if isinstance(value, _SCALARS) else None), problems


def _read_list(raw: Raw, attribute: Attribute, kind: AttributeType) -> tuple[Value | None, Problems]:
    if not isinstance(raw, list):
        hint = f"write a list: [{raw}]" if isinstance(raw, str) and len(raw) < 40 else "write a list, one entry a line"
        return None, (Problem(WRONG_TYPE, f"'{attribute.code}' is a list, {shown(raw)} is not", hint),)
    entries: list[Entry] = []
    seen: set[object] = set()  # what two entries that say the same have in common
    found: list[Problem] = []
    for index, said in enumerate(raw):
        if is_empty(said):
            continue
        entry, problems = kind.read(said, attribute)
        if problems:
            found += (problem.below(index) for problem in problems)
        if entry is None:
            continue
        identity: object = entry if isinstance(entry, _SCALARS) else tuple(entry.items())
        if identity in seen:
            found.append(_repeated(said, attribute, index))
            continue
        seen.add(identity)
        entries.append(entry)
    return _as_value(entries), tuple(found)


def _as_value(entries: Sequence[Entry]) -> Value | None:
    rows = [entry for entry in entries if not isinstance(entry, _SCALARS)]
    if rows:
        return tuple(rows)
    return tuple([entry for entry in entries if isinstance(entry, _SCALARS)]) or None


def _is_by_locale(raw: dict[str, Raw], attribute: Attribute, locales: Sequence[str]) -> bool:
    """A price is a mapping already: it is by locale only where a locale is named."""
    return attribute.type != "money" or any(key in locales for key in raw)


def _looks_by_locale(raw: dict[str, Raw], attribute: Attribute, locales: Sequence[str]) -> bool:
    return attribute.type != "table" and all(key in locales for key in raw)


def _unknown_locale(locale: str, locales: Sequence[str]) -> Problem:
    message = f"'{locale}' is not a locale of the catalog"
    language = locale.replace("_", "-").casefold()
    near = [each for each in locales if each.casefold() == language or each.casefold().startswith(f"{language}-")]
    hint = f"did you mean '{near[0]}'?" if near else did_you_mean(locale, locales)
    return Problem(UNKNOWN_LOCALE, message, hint, (locale,))


def _repeated(raw: Raw, attribute: Attribute, index: int) -> Problem:
    what = "this row" if isinstance(raw, dict) else shown(raw)
    return Problem(REPEATED_ENTRY, f"{what} is in '{attribute.code}' already", "remove it", (index,), Fix(None))
