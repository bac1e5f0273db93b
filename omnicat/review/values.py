"""What a product or variant says for its attributes, before and after."""

from collections.abc import Iterator, Mapping

from omnicat.attributes.definition import Money, Value
from omnicat.model.product import LocaleValues, Node
from omnicat.review.amounts import percent
from omnicat.review.changes import ValueChange

Said = Mapping[tuple[str, str, str], Value]
"""What a node says, by channel ('' for its own), attribute and locale."""


def value_changes(old: Node | None, new: Node | None, sku: str, path: str) -> Iterator[ValueChange]:
    """Every value that differs, in the order of the new file; what is gone comes last."""
    before, after = _said(old), _said(new)
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        # `True == 1` and `1.0 == 1`: what is written otherwise is another value.
        if was == now and type(was) is type(now) and str(was) == str(now):
            continue
        channel, code, locale = key
        for currency, one, other in _by_currency(was, now):
            yield ValueChange(sku, code, locale, channel, one, other, percent(one, other), path, currency)


def _said(node: Node | None) -> Said:
    if node is None:
        return {}
    channels = ((name, override.values) for name, override in node.overrides.items())
    every: Iterator[tuple[str, Mapping[str, LocaleValues]]] = iter([("", node.values), *channels])
    return {
        (channel, code, locale): value
        for channel, values in every
        for code, by_locale in values.items()
        for locale, value in by_locale.items()
    }


def _by_currency(old: Value | None, new: Value | None) -> Iterator[tuple[str, Value | None, Value | None]]:
    """Each currency on its own where there is money on one side at least, and nothing else on the other."""
    if not all(each is None or isinstance(each, Money) for each in (old, new)):
        yield "", old, new
        return
    was, now = (dict(each.amounts) if isinstance(each, Money) else {} for each in (old, new))
    for currency in sorted({*was, *now}):
        one, other = was.get(currency), now.get(currency)
        if str(one) != str(other):
            yield (
                currency,
                None if one is None else Money(((currency, one),)),
                None if other is None else Money(((currency, other),)),
            )
