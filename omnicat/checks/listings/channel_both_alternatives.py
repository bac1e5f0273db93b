"""Two fields are filled of which the channel takes one.

Bad: `title` and `structured_title` in one listing for Google.

Good: `structured_title` for titles that a program wrote, `title` for all others.

Fix: leave one of them out: map it to `~` in the profile, or remove the value it is made of.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault
from omnicat.checks.refusals import Look, Refusal, refused
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/both-alternatives", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every field that may be replaced by another."""
    fields = [field for field in channel.profile.spec.fields.values() if field.alternative]

    def look(shown: Shown) -> list[Refusal]:
        return [
            refused(field, listing.said(field.name), listing, _fault(field.alternative, listing.channel))
            for listing in shown.listings
            for field in fields
            if field.name in listing.spelled and field.alternative in listing.spelled
        ]

    return look if fields else None


def _fault(other: str, channel: str) -> Fault:
    hint = f"map one of them to `~` in channel_profiles/{channel}.yaml"
    return Fault(f"and {other} are both filled; the channel takes one of them", hint=hint)
