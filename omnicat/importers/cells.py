"""Cells of foreign tables as values: numbers, booleans, dates, money and measurements the way people type them."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct

from omnicat.attributes.gtin import LENGTHS, is_valid
from omnicat.attributes.unit_table import ALIASES
from omnicat.attributes.units import symbol_of, unit_by_symbol

_CURRENCY_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "zł": "PLN",
    "₹": "INR",
    "Kč": "CZK",
    "₴": "UAH",
    "₺": "TRY",
}
_NUMBER = r"[-+]?[.,]?[0-9][0-9.,'  \u202f]*"
_TRUE = frozenset(
    [
        "true",
        "yes",
        "y",
        "1",
        "on",
        "x",
        "ja",
        "oui",
        "si",
        "sí",
        "sim",
        "tak",
        "wahr",
        "vrai",
        "verdadero",
        "vero",
        "ano",
        "✓",
        "✔",
    ]
)
_FALSE = frozenset(
    ["false", "no", "n", "0", "off", "nein", "non", "nie", "não", "falsch", "faux", "falso", "ne", "✗", "✘"]
)
_DATE_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d", "%d.%m.%y")


class Reading(Struct, frozen=True):
    """A cell's value (None: there is none), what was changed to get it, or what is wrong with the cell."""

    value: Any = None
    change: str = ""
    trouble: str = ""
    hint: str = ""


class Habits(Struct, frozen=True):
    """How a column or file writes: `12,50` or `12.50`, `31/12/2026` or `12/31/2026`."""

    decimal_comma: bool = False
    day_first: bool = False


POINT = Habits()


def number(text: str, habits: Habits = POINT) -> Decimal | None:
    """A number with its written digits: '1,234.50', '1.234,50' and `12,5` where the column writes commas."""
    if not re.fullmatch(_NUMBER, text):
        return None
    digits = re.sub(r"['  \u202f]", "", text).lstrip("+")
    comma, dot = digits.rfind(","), digits.rfind(".")
    decimal = ("," if comma > dot else ".") if comma >= 0 and dot >= 0 else _lone_separator(digits, habits)
    whole = digits.replace("." if decimal == "," else ",", "").replace(decimal, ".")
    return Decimal(whole) if re.fullmatch(r"-?\d*\.?\d+", whole) else None


def read_number(text: str, habits: Habits = POINT, *, whole: bool = False) -> Reading:
    """A decimal, or an integer where only those are allowed."""
    value = number(text, habits)
    if value is None:
        return Reading(trouble=f"'{text}' is not a number", hint="write digits with a decimal point")
    if not whole:
        return Reading(int(value) if value == value.to_integral_value() and "." not in str(value) else value)
    if value != value.to_integral_value():
        return Reading(
            trouble=f"'{text}' is not a whole number", hint="write it without decimals, or make the attribute a decimal"
        )
    return Reading(int(value))


def boolean(text: str) -> bool | None:
    """Yes or no in the words of several languages."""
    word = text.casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def read_boolean(text: str) -> Reading:
    """True or false."""
    value = boolean(text)
    return (
        Reading(trouble=f"'{text}' is neither yes nor no", hint="write true or false")
        if value is None
        else Reading(value)
    )


def read_date(text: str, habits: Habits = POINT) -> Reading:
    """A date as ISO text; a time of day behind it is cut off."""
    found = _date(text, habits)
    if found is None:
        return Reading(trouble=f"'{text}' is not a date", hint="write it as 2026-12-31")
    written = found.isoformat()
    return Reading(written, "" if written == text else "written as an ISO date")


def read_money(text: str, currency: str, habits: Habits = POINT) -> Reading:
    """Prices by currency: '19.99', '€ 19,99', '282.18 EUR,491.01 USD'."""
    prices: dict[str, Decimal] = {}
    for part in _money_parts(text):
        amount, named = _price(part, habits)
        if amount is None:
            return Reading(trouble=f"'{text}' is not a price", hint="write an amount and a currency: 19.99 EUR")
        if (named or currency) in prices:
            return Reading(trouble=f"'{text}' gives two prices in {named or currency}", hint="keep one of them")
        prices[named or currency] = amount
    return Reading(prices or None)


def read_measurement(text: str, unit: str, quantity: str = "", habits: Habits = POINT) -> Reading:
    """An amount with its unit in omnicat's spelling: '37 INCH' -> '37 in'. A bare number takes `unit`."""
    match = re.fullmatch(rf"({_NUMBER})\s*(.*)", text)
    amount = number(match[1].strip(), habits) if match else None
    if match is None or amount is None:
        return Reading(trouble=f"'{text}' is not an amount with a unit", hint="write it like 180 g")
    if not match[2]:
        change = f"no unit given, read as {unit}"
        return (
            Reading(f"{amount:f} {unit}", change)
            if unit
            else Reading(trouble=f"'{text}' has no unit", hint="write it like 180 g")
        )
    found = unit_of(match[2], quantity)
    if not found:
        return Reading(
            trouble=f"'{text}' has no unit of {quantity or 'measure'}",
            hint=f"write it in {unit}" if unit else "write it like 180 g",
        )
    return Reading(f"{amount:f} {found}")


def read_url(text: str) -> Reading:
    """A web address in full."""
    if re.match(r"https?://[^\s/]+", text):
        return Reading(text)
    return Reading(trouble=f"'{text}' is not a web address", hint="write it in full: https://…")


def gtin_digits(text: str) -> str:
    """The digits of a GTIN as shops write it: an apostrophe before, spaces and dashes between."""
    return re.sub(r"[\s-]", "", text.lstrip("'’`"))


def restored_gtin(text: str) -> str:
    """The GTIN a cell means, with the leading zeros a spreadsheet took off; '' where it is none."""
    digits = gtin_digits(text)
    long = next((digits.zfill(length) for length in LENGTHS if 7 <= len(digits) <= length), "")
    return long if is_valid(long) else ""


def read_gtin(text: str) -> Reading:
    """A GTIN; what is none stays as it is, so that it can be shown and mended."""
    if re.fullmatch(r"\d[.,]?\d*[eE]\+?\d+", text):
        return Reading(
            trouble=f"'{text}' was shortened by a spreadsheet: its last digits are lost",
            hint="format the column as text and fill in the digits again",
        )
    digits, found = gtin_digits(text), restored_gtin(text)
    if found and found != digits:
        return Reading(found, "leading zeros of the GTIN put back")
    if found and found != text:
        return Reading(found, "apostrophes, spaces and dashes taken out of the GTIN")
    return Reading(found or text.lstrip("'"))


def unit_of(text: str, quantity: str = "") -> str:
    """omnicat's symbol of a unit: 'INCH' -> 'in', 'lbs' -> 'lb'; '' where it is none of that quantity."""
    word = text.strip().replace("_", " ")
    symbol = word if word in unit_by_symbol else ALIASES.get(word.rstrip(".").casefold(), "")
    if quantity:
        return symbol_of(symbol or word, quantity)
    return symbol or next((each for each in unit_by_symbol if each.casefold() == word.casefold()), "")


def _lone_separator(digits: str, habits: Habits) -> str:
    """Which of comma and dot is the decimal one, where a number holds only one kind."""
    for sign in ",.":
        if digits.count(sign) > 1:
            return "." if sign == "," else ","
    thousands = bool(re.fullmatch(r"[-]?[1-9]\d{0,2},\d{3}", digits))
    if "," in digits:
        return "." if thousands and not habits.decimal_comma else ","
    return "," if habits.decimal_comma and re.fullmatch(r"[-]?[1-9]\d{0,2}\.\d{3}", digits) else "."


def _date(text: str, habits: Habits) -> date | None:
    day = re.split(r"[T ]", text.strip(), maxsplit=1)[0]
    if slashed := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", day):
        first, second, year = (int(part) for part in slashed.groups())
        ordered = (first, second) if first > 12 or (habits.day_first and second <= 12) else (second, first)
        return _calendar(year, ordered[1], ordered[0])
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(day, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _money_parts(text: str) -> list[str]:
    """Several prices in one cell are split where a currency code precedes the comma."""
    return [part for part in re.split(r"(?<=[A-Z]{3})\s*[,;|/]\s*", text) if part.strip()]


def _price(text: str, habits: Habits) -> tuple[Decimal | None, str]:
    match = re.fullmatch(rf"\s*([^\d\s.,+-]*)\s*({_NUMBER})\s*(\D*?)\s*", text)
    if match is None:
        return None, ""
    word = match[1] or match[3]
    code = _CURRENCY_SIGNS.get(word) or (word.upper() if re.fullmatch(r"[A-Za-z]{3}", word) else "")
    if word and not code:
        return None, ""
    amount = number(match[2].strip(), habits)
    return amount, code
