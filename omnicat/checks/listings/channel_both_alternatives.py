"""Two fields are filled of which the channel takes one.

Bad: `title` and `structured_title` in one listing for Google.

Good: `structured_title` for titles that a program wrote, `title` for all others.

Fix: leave one of them out: map it to `~` in the profile, or remove the value it is made of.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/both-alternatives", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field that may be replaced by another."""
    other = field.alternative
    hint = f"map one of them to `~` in channel_profiles/{channel.profile.name}.yaml"
    faults = (Fault(f"and {other} are both filled; the channel takes one of them", hint=hint),)
    return (lambda _, listing: faults if other in listing.fields else ()) if other else None
