"""A field has more values than the channel takes.

The channel drops those at the end, or refuses the listing.

Bad: twelve bullet points where the channel takes ten.

Good: the ten that matter most.

Fix: remove some, or cut the list in the profile's mapping: `bullets[:10]`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, refused, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-many", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field that repeats."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        most, value = each.field.max_many, each.value.value
        if most is not None and isinstance(value, tuple) and len(value) > most:
            yield refused(each, f"has {len(value)} values, {most} are the most", made_of(each, "shorten"))
