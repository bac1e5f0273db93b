"""A value by what it is, in a channel's own words: money, a measure, a date, a number, a truth value, a choice."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from omnicat.attributes.currencies import minor_units
from omnicat.attributes.definition import Measurement
from omnicat.attributes.units import convert, quantity_of
from omnicat.channels.views import Price, RichText, text_of
from omnicat.findings import did_you_mean
from omnicat.model.channel import Spec, SpecField
from omnicat.templating.filters import channel_html, plain

TEXTS = frozenset({"text", "url", "gtin", "html"})
"""The types of fields that hold texts."""


class CannotSpell(Exception):
    """A value the channel has no way to write; carries the hint too."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def by_kind(value: Any, field: SpecField, spec: Spec) -> Any:
    """The value by what it is: money, a measurement, a truth value, a date, a choice, a text."""
    if isinstance(value, bool):
        return spec.boolean[0] if value else spec.boolean[1]
    if isinstance(value, Price):
        return money(value, spec)
    if isinstance(value, Measurement):
        return _measure(value, field, spec)
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00Z" if field.type == "datetime" else value.isoformat()
    if isinstance(value, RichText):
        return html(value, spec) if field.type == "html" else plain(value)
    return str(value).strip()


def html(value: RichText, spec: Spec) -> str:
    """HTML with the tags that the channel takes; all of it where the spec does not say which."""
    return value.strip() if spec.html is None else channel_html(value, spec.html).strip()


def by_type(spelled: Any, value: Any, field: SpecField, spec: Spec) -> Any:
    """What the field's type still asks of it: numbers are numbers, truth values known ones."""
    if field.type in ("number", "integer"):
        return _number(value, spelled, whole=field.type == "integer")
    if field.type == "boolean" and not isinstance(value, bool):
        return _boolean(value, spec)
    if field.type in TEXTS and not isinstance(spelled, Mapping):
        return text_of(spelled)
    if field.type == "datetime" and isinstance(spelled, str) and len(spelled) == 10:
        return f"{spelled}T00:00Z"
    return spelled


def money(price: Price, spec: Spec) -> Any:
    """An amount as the channel writes it: a number, whole minor units, or a text with its currency."""
    if spec.money == "number":
        return price.amount
    if spec.money == "minor":
        return int(price.amount.scaleb(minor_units(price.currency)))
    return spec.money.format(amount=_with_minor_units(price), currency=price.currency)


def _with_minor_units(price: Price) -> str:
    """The amount with all the decimals that its currency has: 191.50 for 191.5; none that are said are lost."""
    said, least = -int(price.amount.as_tuple().exponent), minor_units(price.currency)
    return format(price.amount, "f") if said >= least else format(price.amount, f".{least}f")


def _measure(value: Measurement, field: SpecField, spec: Spec) -> Any:
    amount, unit = _in_a_unit_of(field, value) if field.units else (value.amount, value.unit)
    spelled_unit = field.units.get(unit, unit)
    if spec.measure == "parts":
        return {"amount": amount, "unit": spelled_unit}
    return spec.measure.format(amount=format(amount, "f"), unit=spelled_unit)


def _in_a_unit_of(field: SpecField, value: Measurement) -> tuple[Decimal, str]:
    """The measure in its own unit where the field takes that, else in the first listed one in which it is no more
    than the field's most; where it is more in all of them, as it would be without a most.
    """
    if field.max is None and value.unit in field.units and quantity_of(value.unit):
        return value.amount, value.unit
    most = None if field.max is None else Decimal(str(field.max))
    first = None
    for unit in _units_of(field, value.unit):
        amount = convert(value.amount, value.unit, unit)
        if most is None or amount <= most:
            return amount, unit
        first = first or (amount, unit)
    if first is None:
        raise CannotSpell(f"'{value}' is in a unit it does not take", f"use one of: {', '.join(field.units)}")
    return first


def _units_of(field: SpecField, said: str) -> Iterator[str]:
    """The units that a measure can be written in: its own first."""
    if said in field.units:
        yield said
    for each in field.units:
        if each != said and quantity_of(each) == quantity_of(said) != "":
            yield each


def _number(value: Any, spelled: Any, *, whole: bool) -> Any:
    if isinstance(value, Price | Measurement):
        number: int | Decimal = value.amount
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = value
    else:
        try:
            number = Decimal(text_of(spelled))
        except ArithmeticError:
            raise CannotSpell(f"'{text_of(value)}' is not a number", "write digits only") from None
    if not whole:
        return number
    if number != int(number):
        raise CannotSpell(f"'{text_of(value)}' is not a whole number", "write a number without a fraction")
    return int(number)


def _boolean(value: Any, spec: Spec) -> Any:
    truth = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(text_of(value).lower())
    if truth is None:
        raise CannotSpell(f"'{text_of(value)}' is neither true nor false", "write true or false")
    return spec.boolean[0] if truth else spec.boolean[1]


def word_of(value: Any, words: Mapping[str, str], *, closed: bool) -> Any:
    """A channel's own word for a choice or a text; any text where the words are not `closed`."""
    code = ("no", "yes")[value] if isinstance(value, bool) else getattr(value, "code", text_of(value))
    for spelling in (code, text_of(value)):
        if spelling in words:
            return words[spelling]
        if spelling in words.values():
            return spelling
    if not closed:
        return text_of(value)
    raise CannotSpell(f"'{text_of(value)}' is not one of its values", did_you_mean(code, words))
