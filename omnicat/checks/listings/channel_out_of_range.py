"""A number, price or measure is beyond what the channel takes.

Bad: `price: {USD: 0.00}` where the channel's least is 0.01.

Good: `price: {USD: 29.00}`.

Fix: correct the value; if it is right, map the field to another one or leave it out.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from omnicat.attributes.currencies import minor_units
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, refused, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/out-of-range", Severity.ERROR, __doc__)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").match


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field with a least or a most."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    minor = minor_units(shown.channel.profile.currency) if shown.spec.money == "minor" else 0
    for each in shown.written(shop):
        limits = each.field
        if limits.min is None and limits.max is None:
            continue
        value = each.value.value
        for one in value if isinstance(value, tuple) else (value,):
            number = _amount(one, minor if limits.type == "money" else 0)
            if number is not None and limits.min is not None and number < Decimal(str(limits.min)):
                yield refused(each, f"'{_said(one)}' is less than {limits.min}", made_of(each, "correct"))
            elif number is not None and limits.max is not None and number > Decimal(str(limits.max)):
                yield refused(each, f"'{_said(one)}' is more than {limits.max}", made_of(each, "correct"))


def _amount(value: Any, digits: int) -> Decimal | None:
    """The number in what a field writes: `29.00 USD`, `180 g`, {amount: 180, unit: g}, or the number itself.

    `digits` are those behind the point that a whole number of minor units leaves out.
    """
    if isinstance(value, dict):
        value = value.get("amount")
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value).scaleb(-digits)
    found = _NUMBER(value) if isinstance(value, str) else None
    return Decimal(found[0]) if found else None


def _said(value: Any) -> str:
    return f"{value.get('amount')} {value.get('unit', '')}".strip() if isinstance(value, dict) else text_of(value)
