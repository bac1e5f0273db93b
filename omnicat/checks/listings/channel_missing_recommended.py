"""A field that the channel recommends has no value.

The listing is taken without it, but shown to fewer people or with less on it.

Bad: no `gtin` in a channel that compares offers by it.

Good:

    gtin: "9521234543213"

Fix: give the product the value, or map the field to another attribute in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.missing import missing
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/missing-recommended", Severity.NOTE, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The fields that are recommended."""
    return told(missing(shown, shop, ("recommended",)), RULE, shown)
