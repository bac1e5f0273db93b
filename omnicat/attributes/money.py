"""A price, in one currency or in several; nothing is ever converted between them."""

import re
from decimal import Decimal

from omnicat.attributes.currencies import fits, is_code, minor_units
from omnicat.attributes.definition import Attribute, Money
from omnicat.attributes.limits import range_problems
from omnicat.attributes.number_schema import number_limits
from omnicat.attributes.plain import is_empty, number, shown, wrong
from omnicat.attributes.protocol import Problem, Problems, Raw, Reading, Schema
from omnicat.attributes.rules import NEGATIVE_MONEY, TOO_MANY_DECIMALS, UNKNOWN_CURRENCY, WRONG_TYPE
from omnicat.findings import Fix, did_you_mean

NAME = "money"
MANY = False

_AMOUNT_FIRST = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?([A-Za-z]{3})").fullmatch
_CURRENCY_FIRST = re.compile(r"([A-Za-z]{3}) ?(-?[0-9]+(?:\.[0-9]+)?)").fullmatch


def read(raw: Raw, attribute: Attribute) -> Reading:
    """`{USD: 29.00, EUR: 27.00}`, `29.00 USD`, or a bare number in the first currency."""
    if isinstance(raw, dict):
        return _read_each(raw, attribute)
    amount = number(raw)
    if amount is not None and not attribute.currencies:
        return wrong(raw, attribute, "a price: it names no currency", hint=f"write {amount:f} USD")
    if amount is not None:
        return _read_one(amount, attribute.currencies[0], raw, attribute)
    if isinstance(raw, str) and (parts := _AMOUNT_FIRST(raw)):
        return _read_one(Decimal(parts[1]), parts[2], raw, attribute)
    return _not_a_price(raw, attribute)


def schema(attribute: Attribute) -> Schema:
    """A number, an amount with its currency, or an amount for each currency."""
    codes = list(attribute.currencies)
    amount: Schema = {"type": "number", "minimum": 0, **number_limits(attribute)}
    text = rf"^[0-9]+(\.[0-9]+)? ?({'|'.join(codes) or '[A-Z]{3}'})$"
    number_text = r"^(0|[1-9][0-9]*)(\.[0-9]+)?$"
    quoted: Schema = {"type": "string", "pattern": number_text}
    each: Schema = {"anyOf": [amount, quoted, {"type": "null"}]}
    by_currency: Schema = {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(codes, each)}
    if not codes:
        by_currency = {"type": "object", "additionalProperties": each, "propertyNames": {"pattern": "^[A-Z]{3}$"}}
    bare = [amount, quoted] if codes else []
    examples = [dict.fromkeys(codes or ["USD"], 29), f"29.00 {codes[0] if codes else 'USD'}"]
    return {"anyOf": [*bare, {"type": "string", "pattern": text}, by_currency], "examples": examples}


def _read_each(raw: dict[str, Raw], attribute: Attribute) -> Reading:
    amounts: dict[str, Decimal] = {}
    found: list[Problem] = []
    for currency, said in raw.items():
        if is_empty(said):
            continue
        amount = number(said)
        problems = _not_an_amount(said) if amount is None else _problems(amount, currency, said, attribute)
        if problems:
            found += (problem.below(currency) for problem in problems)
        if amount is not None and not _is_unusable(problems):
            amounts[currency] = amount
    return _money(amounts), tuple(found)


def _read_one(amount: Decimal, currency: str, raw: Raw, attribute: Attribute) -> Reading:
    problems = _problems(amount, currency, raw, attribute)
    return (None if _is_unusable(problems) else _money({currency: amount})), problems


def _problems(amount: Decimal, currency: str, raw: Raw, attribute: Attribute) -> Problems:
    if not is_code(currency) or (attribute.currencies and currency not in attribute.currencies):
        return (_unknown(currency, attribute),)
    if amount < 0:
        return (Problem(NEGATIVE_MONEY, f"{shown(raw)} is less than nothing", "write the amount without its minus"),)
    if not fits(amount, currency):
        places = minor_units(currency)
        message = f"{shown(raw)} has more decimals than {currency} has: {places}"
        return (Problem(TOO_MANY_DECIMALS, message, f"round it to {amount:.{places}f}"),)
    return range_problems(amount, raw, attribute, number)


def _is_unusable(problems: Problems) -> bool:
    return any(problem.rule is UNKNOWN_CURRENCY for problem in problems)


def _unknown(currency: str, attribute: Attribute) -> Problem:
    known = attribute.currencies or ("USD", "EUR", "GBP")
    message = f"'{currency}' is not one of the catalog's currencies"
    if not is_code(currency):
        message = f"'{currency}' is not a currency's code"
    hint = f"write {currency.upper()}" if currency.upper() in known else did_you_mean(currency.upper(), known)
    return Problem(UNKNOWN_CURRENCY, message, hint)


def _not_an_amount(raw: Raw) -> Problems:
    return (Problem(WRONG_TYPE, f"{shown(raw)} is not an amount", "write the number alone: 29.00"),)


def _not_a_price(raw: Raw, attribute: Attribute) -> Reading:
    if isinstance(raw, str) and (parts := _CURRENCY_FIRST(raw)):
        turned = f"{parts[2]} {parts[1].upper()}"
        return wrong(raw, attribute, "a price", hint=f"write {turned}", fix=Fix(turned))
    currency = attribute.currencies[0] if attribute.currencies else "USD"
    return wrong(raw, attribute, "a price", hint=f"write the amount and the currency's code: 29.00 {currency}")


def _money(amounts: dict[str, Decimal]) -> Money | None:
    return Money(tuple(sorted(amounts.items()))) if amounts else None
