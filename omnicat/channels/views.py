"""How a value looks to a mapping: a text, a choice with its label, an amount with its unit."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from omnicat.attributes.definition import Attribute, Measurement, Money, Value
from omnicat.channels.exact import are_texts


class RichText(str):
    """HTML. A plain text field of a channel gets it without its tags."""

    __slots__ = ()


class Choice(Struct, frozen=True):
    """A select's value: prints as the channel spells it, else as its label in the listing's locale."""

    code: str
    label: str
    swatch: str
    text: str

    def __str__(self) -> str:
        return self.text


class Price(Struct, frozen=True):
    """An amount in the channel's currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


class Eyes(Struct, frozen=True):
    """Who looks: the locale and its fallbacks, the currency, and the names by which options may know the channel."""

    locales: tuple[str, ...]
    currency: str
    names: tuple[str, ...]


View = Callable[[Value], Any]
"""A value as a mapping sees it. None where money has no amount in the channel's currency."""


def view(value: Value, attribute: Attribute, eyes: Eyes) -> Any:
    """What a mapping sees."""
    return viewer(attribute, eyes)(value)


def viewer(attribute: Attribute, eyes: Eyes) -> View:
    """How those eyes see the values of an attribute."""
    one = _one(attribute, eyes)
    if attribute.type == "table":
        columns = {code: _one(column, eyes) for code, column in attribute.columns.items()}
        return lambda value: (
            tuple(_row(row, columns) for row in value if isinstance(row, Mapping))
            if isinstance(value, tuple)
            else one(value)
        )

    is_text = attribute.type not in ("select", "multi_select", "rich_text")

    def seen(value: Value) -> Any:
        if is_text and type(value) is str:
            return value
        if isinstance(value, tuple):
            if is_text and are_texts(value):
                return value
            return tuple([said for each in value if (said := one(each)) is not None])
        return one(value)

    return seen


def _one(attribute: Attribute, eyes: Eyes) -> Callable[[Any], Any]:
    """How they see a single value."""
    if attribute.type in ("select", "multi_select"):
        choose = _chooser(attribute, eyes)
        return lambda value: _priced(value, eyes) if isinstance(value, Money) else choose(str(value))
    if attribute.type == "rich_text":
        return lambda value: _priced(value, eyes) if isinstance(value, Money) else RichText(value)
    return lambda value: _priced(value, eyes) if isinstance(value, Money) else value


def _priced(value: Money, eyes: Eyes) -> Price | None:
    amount = value.in_currency(eyes.currency)
    return None if amount is None else Price(amount, eyes.currency)


def _chooser(attribute: Attribute, eyes: Eyes) -> Callable[[str], Choice]:
    """The choices of a select by code, each made once."""
    known: dict[str, Choice] = {}

    def choose(code: str) -> Choice:
        option = attribute.options.get(code)
        if option is None:
            return Choice(code, code, "", code)
        if code not in known:
            label = next((option.labels[each] for each in eyes.locales if each in option.labels), code)
            text = next((option.channels[name] for name in eyes.names if name in option.channels), label)
            known[code] = Choice(code, label, option.swatch.partition("/")[0], text)
        return known[code]

    return choose


def _row(row: Mapping[str, Any], columns: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    return {code: columns[code](value) for code, value in row.items() if code in columns}


def text_of(value: Any) -> str:
    """A view as plain text, the way a person would read it."""
    if value is None:
        return ""
    if type(value) is str:
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ", ".join(text_of(each) for each in value)
    return str(value)


__all__ = ["Choice", "Eyes", "Measurement", "Price", "RichText", "View", "text_of", "view", "viewer"]
