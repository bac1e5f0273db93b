"""A field for a GTIN holds something else.

The channel looks the number up. One that is none, or whose check digit is wrong, gets the listing refused. An
attribute of type gtin is judged where it is said; this rule is for numbers that come from elsewhere.

Bad: `gtin` mapped to an attribute of type text, which says `HP-0042`.

Good: `gtin` mapped to an attribute of type gtin.

Fix: correct the number, or map the field to an attribute that holds GTINs.
"""

from typing import Any

from omnicat.attributes.gtin import is_valid
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, quoted, texts_of
from omnicat.checks.refusals import Look, Refusal, refused
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/bad-gtin", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every field of type gtin that isn't made of attributes of that type."""
    fields = [field for field in channel.profile.spec.fields.values() if field.type == "gtin"]
    read = frozenset(code for code, attribute in shop.model.attributes.items() if attribute.type == "gtin")

    def look(shown: Shown) -> list[Refusal]:
        return [
            refused(field, listing.said(field.name), listing, fault)
            for listing in shown.listings
            for field in fields
            if (said := listing.spelled.get(field.name)) is not None and read.isdisjoint(listing.made_of[field.name])
            for fault in judge(said)
        ]

    return look if fields else None


def judge(said: Any) -> tuple[Fault, ...]:
    """What is wrong with what a field of type gtin says."""
    wrong = next((text for text in texts_of(said) if not is_valid(text)), None)
    return () if wrong is None else (Fault(f"{quoted(wrong)} is not a GTIN", "correct"),)
