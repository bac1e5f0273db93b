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

from functools import lru_cache

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.conditions import Condition, condition, fields_needed, never
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import MANY, Shown, Written
from omnicat.findings import Rule, Severity
from omnicat.model.channel import LISTING_KINDS, SpecCheck
from omnicat.model.listing import Listing

RULE = Rule("channel/condition", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every condition of the spec, for every listing that may have its field."""
    fields = channel.profile.spec.fields
    every = []
    for each in channel.profile.spec.checks:
        kinds = fields[each.field].kinds if each.field in fields else ()
        fails = condition(each.fails, channel, shop)
        if fails is not never:
            every.append((each, fails, kinds or LISTING_KINDS, fields_needed(each.fails)))

    @lru_cache(MANY)
    def asked(written: Written) -> list[tuple[SpecCheck, Condition]]:
        """Those that a listing with these fields can fail at all."""
        return [
            (each, fails) for each, fails, kinds, needs in every if written.kind in kinds and written.has_of_each(needs)
        ]

    def look(shown: Shown) -> list[Refusal]:
        return [
            _refusal(each, listing)
            for listing, written in shown.written
            for each, fails in asked(written)
            if fails(shown, listing)
        ]

    return look if every else None


def _refusal(check: SpecCheck, listing: Listing) -> Refusal:
    filled = listing.said(check.field) if check.field in listing.spelled else None
    value = text_of(filled.value) if filled else ""
    own = filled is None or filled.where.pointer == listing.where.pointer
    message = f"{check.field}: {check.message.replace('{value}', value[:60])}"
    where = None if own or filled is None else filled.where
    return Refusal(listing, check.name, message, check.hint, check.severity, check.source, where)
