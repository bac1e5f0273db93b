"""What an attribute is: its type, its limits and the words people see for it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from omnicat.findings import Location

TYPE_NAMES = (
    "text",
    "rich_text",
    "integer",
    "decimal",
    "boolean",
    "date",
    "select",
    "multi_select",
    "measurement",
    "money",
    "gtin",
    "url",
    "asset",
    "reference",
    "table",
)


class Measurement(Struct, frozen=True):
    """An amount with its unit, as written: `180 g`."""

    amount: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.amount:f} {self.unit}"


class Money(Struct, frozen=True):
    """One price in each currency it is given in; ISO 4217 codes, sorted."""

    amounts: tuple[tuple[str, Decimal], ...]

    def in_currency(self, currency: str) -> Decimal | None:
        """The amount in that currency, if there is one. Nothing is ever converted."""
        for code, amount in self.amounts:
            if code == currency:
                return amount
        return None


Scalar = str | int | Decimal | bool | date | Measurement | Money
Row = Mapping[str, Scalar]
Value = Scalar | tuple[Scalar, ...] | tuple[Row, ...]


class Option(Struct, frozen=True):
    """One choice of a select: its code, its words, its swatch, and how a channel spells it."""

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    swatch: str = ""
    channels: Mapping[str, str] = field(default_factory=dict)

    def label(self, locale: str) -> str:
        """What people call it in that locale; its code where nothing is said."""
        return self.labels.get(locale) or next(iter(self.labels.values()), self.code)


class Attribute(Struct, frozen=True):
    """The definition of one attribute. `min` and `max` are as written and read by the type."""

    code: str
    type: str
    labels: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    group: str = ""
    list: bool = False
    localizable: bool = False
    presentation: bool = False
    unique: bool = False
    pattern: str = ""
    min: Decimal | int | str | None = None
    max: Decimal | int | str | None = None
    max_length: int | None = None
    default: Any = None
    required: bool = False
    deprecated: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)
    quantity: str = ""
    unit: str = ""
    columns: Mapping[str, "Attribute"] = field(default_factory=dict)
    to: str = ""
    kinds: tuple[str, ...] = ()
    fallback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currencies: tuple[str, ...] = ()
    where: Location = Location("")

    def label(self, locale: str) -> str:
        """What people call it in that locale; its code where nothing is said."""
        return self.labels.get(locale) or next(iter(self.labels.values()), self.code)
