"""A product names an original whose rights begin later.

Until that day no channel shows it, and another one takes its place; it appears by itself on its day. Where another is
shown that is but a note.

Bad (on 2026-10-01, in the record beside the file, with nothing else to show):

    rights: {from: 2026-11-15}

Good: a second picture in the gallery, which is shown until then.

Fix: name an original to show until then, or correct the day.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import TOO_EARLY
from omnicat.checks.refusals import Look
from omnicat.checks.withheld import withheld_originals
from omnicat.findings import Rule, Severity

RULE = Rule("asset/rights-not-begun", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every original of the kind that a product names for the channel."""
    return withheld_originals(channel, shop, TOO_EARLY, "correct the day", mild=True)
