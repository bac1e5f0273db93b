"""A condition between fields, which the channel sets, is not met.

A spec names conditions that no single field can be judged by: a sale price below the price, three dimensions in one
unit. The message says which one it is.

Bad:

    price: {USD: 29.00}
    sale_price: {USD: 31.00}

Good:

    price: {USD: 29.00}
    sale_price: {USD: 19.00}

Fix: do what the hint says.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import SpecCheck
from omnicat.model.listing import Listing

RULE = Rule("channel/condition", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every condition of the spec, for every listing that may have its field."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.spec.checks:
        kinds = shown.spec.fields[each.field].kinds if each.field in shown.spec.fields else ()
        for listing in shown.listings:
            if (not kinds or listing.kind in kinds) and shown.holds(each.fails, listing, shop):
                yield _refusal(each, listing)


def _refusal(check: SpecCheck, listing: Listing) -> Refusal:
    filled = listing.fields.get(check.field)
    value = text_of(filled.value) if filled else ""
    own = filled is None or filled.where.pointer == listing.where.pointer
    message = f"{check.field}: {check.message.replace('{value}', value[:60])}"
    where = None if own or filled is None else filled.where
    return Refusal(listing, check.name, message, check.hint, check.severity, check.source, where)
