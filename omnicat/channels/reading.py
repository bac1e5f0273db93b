"""What a written value of one type means: money, a measure, a number, a truth value, a day; spelling undone."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from omnicat.attributes.currencies import CODES, minor_units
from omnicat.attributes.definition import Measurement
from omnicat.channels.views import Price, text_of
from omnicat.findings import did_you_mean
from omnicat.model.channel import Spec, SpecField

Reader = Callable[[Any], Any]
"""A written value in, what it means out. Raises CannotRead."""

NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"

_is_number = re.compile(NUMBER).fullmatch
_is_day = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
_is_moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?").fullmatch


class CannotRead(Exception):
    """A written value that is not what its field's type asks for; carries the hint too."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def reader_of_type(field: SpecField, spec: Spec, currency: str) -> Reader:
    """How a single value of the field's type is read."""
    if field.type == "money":
        return _money_reader(spec, currency)
    if field.type == "measure":
        return _parts_reader(field) if spec.measure == "parts" else _measure_reader(field, spec)
    if field.type == "boolean":
        return _truth_reader(spec)
    return BY_TYPE.get(field.type, text)


def text(said: Any) -> str:
    """A text; a number or truth value as JSON writes it."""
    if isinstance(said, str):
        return said
    if isinstance(said, bool):
        return "true" if said else "false"
    if isinstance(said, Mapping | list | tuple):
        raise CannotRead("is not a single text", "write one text")
    return text_of(said)


def ours_by_theirs(words: Mapping[str, str]) -> dict[str, str]:
    """Our words by the channel's; the first of several that it spells alike."""
    ours: dict[str, str] = {}
    for word, theirs in words.items():
        ours.setdefault(theirs, word)
    return ours


def _anything(said: Any) -> Any:
    return said


def _number(said: Any) -> Decimal:
    number = as_number(said)
    if number is None:
        raise CannotRead(f"'{text_of(said)}' is not a number", "write digits only, with a point before the fraction")
    return number


def _integer(said: Any) -> int:
    number = _number(said)
    if number != int(number):
        raise CannotRead(f"'{text_of(said)}' is not a whole number", "write a number without a fraction")
    return int(number)


def as_number(said: Any) -> Decimal | None:
    """A number, or a text of digits; None for anything else."""
    if isinstance(said, bool):
        return None
    if isinstance(said, int | Decimal):
        return Decimal(said)
    if isinstance(said, float):
        return Decimal(str(said))
    return Decimal(said) if isinstance(said, str) and _is_number(said) else None


def _day(said: Any) -> str:
    day = text(said)
    try:
        if _is_day(day):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass
    raise CannotRead(f"'{day}' is not a day", "write it as YYYY-MM-DD")


def _moment(said: Any) -> str:
    moment = text(said)
    try:
        if _is_moment(moment):
            datetime.fromisoformat(moment)
            return moment
    except ValueError:
        pass
    raise CannotRead(f"'{moment}' is not a day with a time", "write it as YYYY-MM-DDThh:mmZ")


def _truth_reader(spec: Spec) -> Reader:
    true, false = spec.boolean
    truths = {word: truth for word, truth in zip(spec.boolean, (True, False), strict=True) if isinstance(word, str)}
    if not truths:
        truths = {"true": True, "false": False}
    takes_truth = isinstance(true, bool)

    def read(said: Any) -> bool:
        if isinstance(said, bool) and takes_truth:
            return said
        if isinstance(said, str) and said in truths:
            return truths[said]
        words = (text(true), text(false))
        raise CannotRead(f"'{text(said)}' is neither '{words[0]}' nor '{words[1]}'", f"write {words[0]} or {words[1]}")

    return read


def _money_reader(spec: Spec, currency: str) -> Reader:
    if spec.money in ("number", "minor"):
        digits = minor_units(currency) if spec.money == "minor" else 0
        return lambda said: Price(_amount(said, whole=spec.money == "minor").scaleb(-digits), currency)
    example = spec.money.format(amount=f"{Decimal(15):.{minor_units(currency)}f}", currency=currency)
    form = re.compile(_form(spec.money, amount=NUMBER, currency="[A-Za-z]{3}"))

    def read(said: Any) -> Price:
        found = form.fullmatch(text(said))
        if found is None:
            raise CannotRead(f"'{text(said)}' is not a price", f"write it as {example}")
        code = found.groupdict().get("currency", currency)
        if code not in CODES:
            raise CannotRead(f"'{text(said)}' is in '{code}', which is not a currency", f"write it in {currency}")
        return Price(Decimal(found["amount"]), code)

    return read


def _amount(said: Any, *, whole: bool) -> Decimal:
    number = as_number(said)
    if number is None or (whole and (number != int(number) or (isinstance(said, str) and "." in said))):
        what = "a whole number of the smallest units" if whole else "a number"
        raise CannotRead(f"'{text(said)}' is not a price", f"write {what}, without a currency")
    return number


def _measure_reader(field: SpecField, spec: Spec) -> Reader:
    form = re.compile(_form(spec.measure, amount=NUMBER, unit=r"[^\d\s].*"))
    ours = ours_by_theirs(field.units)
    unit = next(iter(field.units.values()), "g")
    example = spec.measure.format(amount="1.5", unit=unit)

    def read(said: Any) -> Measurement:
        found = form.fullmatch(text(said))
        if found is None:
            raise CannotRead(f"'{text(said)}' is not a measure", f"write it as {example}")
        return Measurement(Decimal(found["amount"]), _unit(found["unit"], ours, text(said)))

    return read


def _parts_reader(field: SpecField) -> Reader:
    ours = ours_by_theirs(field.units)

    def read(said: Any) -> Measurement:
        amount = as_number(said.get("amount")) if isinstance(said, Mapping) else None
        if amount is None:
            raise CannotRead(f"'{_shown(said)}' is not a measure", "write an amount and a unit")
        return Measurement(amount, _unit(str(said.get("unit", "")), ours, _shown(said)))

    return read


def _unit(theirs: str, ours: Mapping[str, str], said: str) -> str:
    if ours and theirs not in ours:
        raise CannotRead(f"'{said}' is in a unit it does not take", did_you_mean(theirs, ours))
    return ours.get(theirs, theirs)


def _shown(said: Any) -> str:
    return f"{said.get('amount')} {said.get('unit')}" if isinstance(said, Mapping) else text(said)


def _form(spelling: str, **parts: str) -> str:
    """The regular expression of a spelling; a space in it may be left out."""
    form = re.escape(spelling).replace(r"\ ", r"\s?")
    for name, part in parts.items():
        form = form.replace(re.escape("{" + name + "}"), f"(?P<{name}>{part})")
    return form


BY_TYPE: Mapping[str, Reader] = {
    "number": _number,
    "integer": _integer,
    "date": _day,
    "datetime": _moment,
    "json": _anything,
}
