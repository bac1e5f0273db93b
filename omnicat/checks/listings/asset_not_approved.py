"""A product names an original that nobody has approved, or that is retired.

Only what is approved is shown; another original takes its place. One without a record counts as approved: it was
merged. One whose record can't be read counts as a draft.

Bad (in the record beside the file):

    status: in_review

Good:

    status: approved

Fix: have it approved, or name another original.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import NOT_APPROVED
from omnicat.checks.refusals import Look
from omnicat.checks.withheld import withheld_originals
from omnicat.findings import Rule, Severity

RULE = Rule("asset/not-approved", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every original of the kind that a product names for the channel."""
    return withheld_originals(channel, shop, NOT_APPROVED, "say `status: approved`")
