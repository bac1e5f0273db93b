"""How a value looks to a mapping: a text, a choice with its label, an amount with its unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from omnicat.attributes.definition import Attribute, Measurement, Money, Value


class RichText(str):
    """HTML. A plain text field of a channel gets it without its tags."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A select's value: prints as the channel spells it, else as its label in the listing's locale."""

    code: str
    label: str
    swatch: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in the channel's currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks: the locale and its fallbacks, the currency, and the names by which options may know the channel."""

    locales: tuple[str, ...]
    currency: str
    names: tuple[str, ...]


def view(value: Value, attribute: Attribute, eyes: Eyes) -> Any:
    """What a mapping sees. None where money has no amount in the channel's currency."""
    if attribute.type == "table" and isinstance(value, tuple):
        return tuple(_row(row, attribute, eyes) for row in value if isinstance(row, Mapping))
    if isinstance(value, tuple):
        return tuple(seen for each in value if (seen := _scalar(each, attribute, eyes)) is not None)
    return _scalar(value, attribute, eyes)


def _scalar(value: Any, attribute: Attribute, eyes: Eyes) -> Any:
    if isinstance(value, Money):
        amount = value.in_currency(eyes.currency)
        return None if amount is None else Price(amount, eyes.currency)
    if attribute.type in ("select", "multi_select"):
        return _choice(str(value), attribute, eyes)
    return RichText(value) if attribute.type == "rich_text" else value


def _choice(code: str, attribute: Attribute, eyes: Eyes) -> Choice:
    option = attribute.options.get(code)
    if option is None:
        return Choice(code, code, "", code)
    label = next((option.labels[each] for each in eyes.locales if each in option.labels), code)
    text = next((option.channels[name] for name in eyes.names if name in option.channels), label)
    return Choice(code, label, option.swatch, text)


def _row(row: Mapping[str, Any], attribute: Attribute, eyes: Eyes) -> dict[str, Any]:
    return {
        code: _scalar(value, attribute.columns[code], eyes) for code, value in row.items() if code in attribute.columns
    }


def text_of(value: Any) -> str:
    """A view as plain text, the way a person would read it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ", ".join(text_of(each) for each in value)
    return str(value)


__all__ = ["Choice", "Eyes", "Measurement", "Price", "RichText", "text_of", "view"]
