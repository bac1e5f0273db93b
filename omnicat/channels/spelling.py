"""A value in a channel's own spelling: its words, its units, its way to write money and dates."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from omnicat.attributes.definition import Measurement
from omnicat.attributes.units import convert, quantity_of
from omnicat.channels.views import Choice, Price, RichText, text_of
from omnicat.findings import did_you_mean
from omnicat.model.channel import Spec, SpecField
from omnicat.templating.filters import plain


class CannotSpell(Exception):
    """A value the channel has no way to write; carries the hint too."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def spell(value: Any, field: SpecField, spec: Spec) -> Any:
    """The value as the field writes it: a text, a number, a truth value, a mapping for a group, or a tuple of
    those where the field repeats. None where there is nothing to say. Raises CannotSpell."""
    if field.many:
        return spell_many(value, field, spec)
    if isinstance(value, tuple | list) and field.type not in ("json", "group"):
        value = text_of(value) if field.type in ("text", "html") else next(iter(value), None)
    return _one(value, field, spec)


def spell_many(value: Any, field: SpecField, spec: Spec) -> tuple[Any, ...] | None:
    """Each entry spelled; nothing empty, nothing twice, at most as many as the field takes."""
    entries = value if isinstance(value, tuple | list) else (value,)
    spelled = (_one(each, field, spec) for each in entries)
    kept: list[Any] = []
    for each in spelled:
        if each is not None and each not in kept:
            kept.append(each)
    return tuple(kept) or None


def _one(value: Any, field: SpecField, spec: Spec) -> Any:
    if value is None or value == "" or value == () or value == []:
        return None
    return WAYS[field.type](value, field, spec)


def _text(value: Any, field: SpecField, spec: Spec) -> Any:
    text = plain(value) if isinstance(value, RichText) else text_of(value)
    return text.strip() or None


def _html(value: Any, field: SpecField, spec: Spec) -> Any:
    return text_of(value).strip() or None


def _enum(value: Any, field: SpecField, spec: Spec) -> Any:
    code = (
        value.code if isinstance(value, Choice) else ("no", "yes")[value] if isinstance(value, bool) else text_of(value)
    )
    for spelling in (code, str(value)):
        if spelling in field.values:
            return field.values[spelling]
        if spelling in field.values.values():
            return spelling
    if not field.closed:
        return str(value)
    raise CannotSpell(f"'{value}' is not one of its values", did_you_mean(code, field.values))


def _boolean(value: Any, field: SpecField, spec: Spec) -> Any:
    truth = (
        value
        if isinstance(value, bool)
        else {"true": True, "yes": True, "false": False, "no": False}.get(text_of(value).lower())
    )
    if truth is None:
        raise CannotSpell(f"'{text_of(value)}' is neither true nor false", "write true or false")
    return spec.boolean[0] if truth else spec.boolean[1]


def _number(value: Any, field: SpecField, spec: Spec) -> Any:
    if isinstance(value, Price | Measurement):
        return value.amount
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    try:
        return Decimal(text_of(value))
    except ArithmeticError:
        raise CannotSpell(f"'{text_of(value)}' is not a number", "write digits only") from None


def _integer(value: Any, field: SpecField, spec: Spec) -> Any:
    number = _number(value, field, spec)
    if number != int(number):
        raise CannotSpell(f"'{text_of(value)}' is not a whole number", "write a number without a fraction")
    return int(number)


def _money(value: Any, field: SpecField, spec: Spec) -> Any:
    if not isinstance(value, Price):
        return _text(value, field, spec)
    if spec.money == "number":
        return value.amount
    if spec.money == "minor":
        from omnicat.attributes import minor_units

        return int(value.amount.scaleb(minor_units(value.currency)))
    return spec.money.format(amount=format(value.amount, "f"), currency=value.currency)


def _measure(value: Any, field: SpecField, spec: Spec) -> Any:
    if not isinstance(value, Measurement):
        return _text(value, field, spec)
    unit = value.unit
    amount = value.amount
    if field.units and unit not in field.units:
        quantity = quantity_of(unit)
        target = next((each for each in field.units if quantity_of(each) == quantity), None)
        if target is None:
            raise CannotSpell(f"'{value}' is in a unit it does not take", f"use one of: {', '.join(field.units)}")
        amount, unit = convert(amount, unit, target), target
    written = format(amount.normalize() if amount != amount.to_integral_value() else amount.quantize(Decimal(1)), "f")
    return spec.measure.format(amount=written, unit=field.units.get(unit, unit))


def _date(value: Any, field: SpecField, spec: Spec) -> Any:
    text = value.isoformat() if isinstance(value, date) else text_of(value)
    return f"{text}T00:00Z" if field.type == "datetime" and len(text) == 10 else text


def _group(value: Any, field: SpecField, spec: Spec) -> Any:
    if not isinstance(value, Mapping):
        raise CannotSpell(f"'{text_of(value)}' has no parts", f"give a mapping with {', '.join(field.group)}")
    parts = {
        name: part if isinstance(part, int | bool) else text_of(part)
        for name in field.group
        if (part := value.get(name)) not in (None, "", ())
    }
    return parts or None


def _json(value: Any, field: SpecField, spec: Spec) -> Any:
    return without_nothing(value)


def without_nothing(value: Any) -> Any:
    """JSON data without empty members, with views as texts; None where nothing is left."""
    if isinstance(value, Mapping):
        kept = {key: each for key in value if (each := without_nothing(value[key])) is not None}
        return kept or None
    if isinstance(value, tuple | list):
        return [each for each in map(without_nothing, value) if each is not None] or None
    if value is None or value == "":
        return None
    if isinstance(value, bool | int | Decimal):
        return value
    return plain(value) if isinstance(value, RichText) else text_of(value)


WAYS: Mapping[str, Callable[[Any, SpecField, Spec], Any]] = {
    "text": _text,
    "html": _html,
    "enum": _enum,
    "boolean": _boolean,
    "number": _number,
    "integer": _integer,
    "money": _money,
    "measure": _measure,
    "date": _date,
    "datetime": _date,
    "url": _text,
    "gtin": _text,
    "group": _group,
    "json": _json,
}
