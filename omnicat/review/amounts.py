"""By how much an amount changed."""

from decimal import Context, Decimal

from omnicat.attributes.definition import Measurement, Money, Value
from omnicat.attributes.units import Inconvertible, convert

EXACT = Context(prec=28)


def percent(old: Value | None, new: Value | None) -> Decimal | None:
    """The change from one price to another in the same currency, or from one measure to another: 180 g to 0.2 kg is
    11.1… None where these can't be compared, or the first is nothing.
    """
    pair = _amounts(old, new)
    if pair is None or not pair[0]:
        return None
    was, now = pair
    return EXACT.multiply(EXACT.divide(now - was, abs(was)), Decimal(100))


def _amounts(old: Value | None, new: Value | None) -> tuple[Decimal, Decimal] | None:
    if isinstance(old, Money) and isinstance(new, Money):
        is_pair = len(old.amounts) == len(new.amounts) == 1 and old.amounts[0][0] == new.amounts[0][0]
        return (old.amounts[0][1], new.amounts[0][1]) if is_pair else None
    if isinstance(old, Measurement) and isinstance(new, Measurement):
        try:
            return old.amount, convert(new.amount, new.unit, old.unit)
        except Inconvertible:
            return None
    return None
