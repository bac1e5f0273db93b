"""A field has fewer values than the channel asks for.

Bad: one product highlight where the channel takes two or more.

Good: two to six highlights.

Fix: add some, or leave the field out by mapping it to `~` in the profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, refused, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-few", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field that repeats."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        least, value = each.field.min_many, each.value.value
        if least and isinstance(value, tuple) and len(value) < least:
            yield refused(each, f"has {len(value)} values, {least} are the least", made_of(each, "add to"))
