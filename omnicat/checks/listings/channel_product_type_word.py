"""A value is none of the words that the channel's definition of the product type suggests.

Many attributes of Amazon take any text, and list the words that filters and searches know. A word of your own is
accepted; shoppers who filter don't find it. Where the definition is in another language than the listing, import it
anew in the listing's.

Bad: `attributes.pattern` says 'Stripy', where the definition suggests 'Striped'.

Good: `attributes.pattern` says 'Striped'.

Fix: use one of the words, give the option that word for this channel (`channels: {amazon-listings: Striped}`), or
ignore the note.
"""

from collections.abc import Iterator
from functools import partial

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import quoted
from omnicat.checks.product_types import Find, Judged, judging
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity, did_you_mean
from omnicat.model.listing import Listing
from omnicat.schemas.definition import Unlisted

RULE = Rule("channel/product-type-word", Severity.NOTE, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Each listing whose product type has a definition."""
    found = judging(channel, shop)
    return partial(_look, found[1], f"{found[0].part}.") if found else None


def _look(find: Find, above: str, shown: Shown) -> list[Refusal]:
    found = ((listing, find(listing)) for listing in shown.listings)
    return [each for listing, judged in found if judged for each in _unlisted(listing, judged, above)]


def _unlisted(listing: Listing, judged: Judged, above: str) -> Iterator[Refusal]:
    for each in judged.definition.unlisted(judged.part) if judged.definition else ():
        name = f"{above}{each.path[0]}"
        place = listing.said(name).where if name in listing.spelled else listing.where
        where = None if place.pointer == listing.where.pointer else place
        words = f"{quoted(each.value)} is none of the words that {judged.name} suggests"
        yield Refusal(listing, name, f"{name} {words}", _hint(each), "note", where=where)


def _hint(each: Unlisted) -> str:
    """The code whose label was said, else the nearest word."""
    code = next((code for code, label in each.codes.items() if label == each.value), "")
    return f"write its code: '{code}'" if code else did_you_mean(each.value, each.codes)
