"""Two fields are filled of which the channel takes one.

Bad: `title` and `structured_title` in one listing for Google.

Good: `structured_title` for titles that a program wrote, `title` for all others.

Fix: leave one of them out: map it to `~` in the profile, or remove the value it is made of.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, refused, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/both-alternatives", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field that may be replaced by another."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        other = each.field.alternative
        if other and other in each.listing.fields:
            hint = f"map one of them to `~` in channel_profiles/{each.listing.channel}.yaml"
            yield refused(each, f"and {other} are both filled; the channel takes one of them", hint)
