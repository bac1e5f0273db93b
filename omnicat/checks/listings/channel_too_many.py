"""A field has more values than the channel takes.

The channel drops those at the end, or refuses the listing.

Bad: twelve bullet points where the channel takes ten.

Good: the ten that matter most.

Fix: remove some, or cut the list in the profile's mapping: `bullets[:10]`.
"""

from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/too-many", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field that repeats."""
    most = field.max_many
    if most is None:
        return None

    def judge(said: Any) -> tuple[Fault, ...]:
        if not isinstance(said, tuple) or len(said) <= most:
            return ()
        return (Fault(f"has {len(said)} values, {most} are the most", "shorten"),)

    return judge
