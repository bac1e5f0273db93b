"""A number, price or measure is beyond what the channel takes.

Bad: `price: {USD: 0.00}` where the channel's least is 0.01.

Good: `price: {USD: 29.00}`.

Fix: correct the value; if it is right, map the field to another one or leave it out.
"""

import re
from decimal import Decimal
from typing import Any

from omnicat.attributes.currencies import minor_units
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.faults import Fault, Judge
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/out-of-range", Severity.ERROR, __doc__)
NUMBERS = (int, Decimal)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").match


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field with a least or a most."""
    if field.min is None and field.max is None:
        return None
    profile = channel.profile
    digits = minor_units(profile.currency) if profile.spec.money == "minor" and field.type == "money" else 0
    least = None if field.min is None else Decimal(str(field.min))
    most = None if field.max is None else Decimal(str(field.max))

    def judge(said: Any) -> list[Fault]:
        faults = []
        for one in said if type(said) is tuple else (said,):
            number = _amount(one, digits)
            if number is not None and least is not None and number < least:
                faults.append(Fault(f"'{_said(one)}' is less than {field.min}", "correct"))
            elif number is not None and most is not None and number > most:
                faults.append(Fault(f"'{_said(one)}' is more than {field.max}", "correct"))
        return faults

    return judge


def _amount(value: Any, digits: int) -> Decimal | None:
    """The number in what a field writes: `29.00 USD`, `180 g`, {amount: 180, unit: g}, or the number itself.

    `digits` are those behind the point that a whole number of minor units leaves out.
    """
    if isinstance(value, str):
        found = _NUMBER(value)
        return Decimal(found[0]) if found else None
    if isinstance(value, dict):
        return _amount(value.get("amount"), digits)
    if not isinstance(value, NUMBERS) or isinstance(value, bool):
        return None
    return Decimal(value).scaleb(-digits) if digits else Decimal(value)


def _said(value: Any) -> str:
    return f"{value.get('amount')} {value.get('unit', '')}".strip() if isinstance(value, dict) else text_of(value)
