"""A field has fewer values than the channel asks for.

Bad: one product highlight where the channel takes two or more.

Good: two to six highlights.

Fix: add some, or leave the field out by mapping it to `~` in the profile.
"""

from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/too-few", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field that repeats."""
    least = field.min_many
    if not least:
        return None

    def judge(said: Any) -> tuple[Fault, ...]:
        if not isinstance(said, tuple) or len(said) >= least:
            return ()
        return (Fault(f"has {len(said)} values, {least} are the least", "add to"),)

    return judge
