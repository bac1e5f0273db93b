"""A value in a channel's own spelling: its words, its units, its way to write money and dates."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from omnicat.attributes.definition import Measurement
from omnicat.attributes.units import convert, quantity_of
from omnicat.channels.views import Price, RichText, text_of
from omnicat.findings import did_you_mean
from omnicat.model.channel import Part, Spec, SpecField
from omnicat.templating.filters import plain

NOTHING: tuple[Any, ...] = (None, "", (), [], {})


class CannotSpell(Exception):
    """A value the channel has no way to write; carries the hint too."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def spell(value: Any, field: SpecField, spec: Spec) -> Any:
    """The value as the field writes it: a text, a number, a truth value, a mapping for a group, or a tuple of
    those where the field repeats. None where there is nothing to say. Raises CannotSpell.
    """
    if value in NOTHING:
        return None
    if field.many or field.level == "image":
        return _each(value if isinstance(value, tuple | list) else (value,), field, spec)
    if isinstance(value, tuple | list) and field.type != "json":
        parts = _each(value, field, spec) or ()
        return field.join.join(text_of(each) for each in parts) or None
    return _one(value, field, spec)


def _each(values: Iterable[Any], field: SpecField, spec: Spec) -> tuple[Any, ...] | None:
    """Each entry spelled; nothing empty and nothing twice, but an image's row keeps its place."""
    kept: list[Any] = []
    for value in values:
        spelled = _one(value, field, spec)
        if field.level == "image":
            kept.append(spelled or "")
        elif spelled is not None and spelled not in kept:
            kept.append(spelled)
    return tuple(kept) or None


def _one(value: Any, field: SpecField, spec: Spec) -> Any:
    if value in NOTHING:
        return None
    if field.group:
        return _group(value, field, spec)
    if field.values:
        return _word(value, field.values, closed=field.closed)
    if field.type == "json":
        return _tree(value, field, spec)
    spelled = _by_type(_by_kind(value, field, spec), value, field, spec)
    return None if spelled == "" else spelled


def _by_kind(value: Any, field: SpecField, spec: Spec) -> Any:
    """The value by what it is: money, a measurement, a truth value, a date, a choice, a text."""
    if isinstance(value, bool):
        return spec.boolean[0] if value else spec.boolean[1]
    if isinstance(value, Price):
        return _money(value, spec)
    if isinstance(value, Measurement):
        return _measure(value, field, spec)
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00Z" if field.type == "datetime" else value.isoformat()
    if isinstance(value, RichText):
        return value.strip() if field.type == "html" else plain(value)
    return str(value).strip()


def _by_type(spelled: Any, value: Any, field: SpecField, spec: Spec) -> Any:
    """What the field's type still asks of it: numbers are numbers, truth values known ones."""
    if field.type in ("number", "integer"):
        return _number(value, spelled, whole=field.type == "integer")
    if field.type == "boolean" and not isinstance(value, bool):
        return _boolean(value, spec)
    if field.type in ("text", "url", "gtin", "html") and not isinstance(spelled, Mapping):
        return text_of(spelled)
    if field.type == "datetime" and isinstance(spelled, str) and len(spelled) == 10:
        return f"{spelled}T00:00Z"
    return spelled


def _money(price: Price, spec: Spec) -> Any:
    if spec.money == "number":
        return price.amount
    if spec.money == "minor":
        from omnicat.attributes.currencies import minor_units

        return int(price.amount.scaleb(minor_units(price.currency)))
    return spec.money.format(amount=_with_minor_units(price), currency=price.currency)


def _with_minor_units(price: Price) -> str:
    """The amount with all the decimals that its currency has: 191.50 for 191.5; none that are said are lost."""
    from omnicat.attributes.currencies import minor_units

    said = -int(price.amount.as_tuple().exponent)
    return format(price.amount, f".{max(minor_units(price.currency), said)}f")


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
    listed = (each for each in field.units if quantity_of(each) == quantity_of(value.unit) != "")
    units = dict.fromkeys((*([value.unit] if value.unit in field.units else []), *listed))
    if not units:
        raise CannotSpell(f"'{value}' is in a unit it does not take", f"use one of: {', '.join(field.units)}")
    amounts = [(convert(value.amount, value.unit, unit), unit) for unit in units]
    most = None if field.max is None else Decimal(str(field.max))
    return next((each for each in amounts if most is None or each[0] <= most), amounts[0])


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


def _word(value: Any, words: Mapping[str, str], *, closed: bool) -> Any:
    code = ("no", "yes")[value] if isinstance(value, bool) else getattr(value, "code", text_of(value))
    for spelling in (code, text_of(value)):
        if spelling in words:
            return words[spelling]
        if spelling in words.values():
            return spelling
    if not closed:
        return text_of(value)
    raise CannotSpell(f"'{text_of(value)}' is not one of its values", did_you_mean(code, words))


def _group(value: Any, field: SpecField, spec: Spec) -> Any:
    if not isinstance(value, Mapping):
        raise CannotSpell(f"'{text_of(value)}' has no parts", f"give a mapping with {', '.join(field.group)}")
    parts = {
        name: spelled for name, part in field.group.items() if (spelled := _part(value, part, field, spec)) is not None
    }
    missing = [name for name, part in field.group.items() if part.required and name not in parts]
    if missing:
        raise CannotSpell(f"part '{missing[0]}' is missing", f"say `{field.group[missing[0]].source}` too")
    return parts or None


def _part(value: Mapping[str, Any], part: Part, field: SpecField, spec: Spec) -> Any:
    said = part.constant or value.get(part.source)
    if said in NOTHING:
        return None
    if part.values:
        return _word(said, part.values, closed=True)
    spelled = _by_kind(said, field, spec)
    if part.max_chars and len(text_of(spelled)) > part.max_chars:
        raise CannotSpell(
            f"'{text_of(spelled)}' is {len(text_of(spelled))} characters long, at most {part.max_chars} are allowed",
            "make it shorter",
        )
    return spelled


def _tree(value: Any, field: SpecField, spec: Spec) -> Any:
    """JSON data without its empty members; None where nothing is left."""
    if isinstance(value, Mapping):
        kept = {str(key): each for key in value if (each := _tree(value[key], field, spec)) is not None}
        return kept or None
    if isinstance(value, tuple | list):
        return [each for each in (_tree(one, field, spec) for one in value) if each is not None] or None
    if value in NOTHING:
        return None
    return _by_kind(value, field, spec)
