"""A product names an original whose rights have ended.

It is shown in no channel any more. Another one takes its place: what else the product names in that role, for the main
image the first of its gallery, then what its parent shows. Where none is left the listing has no picture, and channels
that require one leave it out.

Bad (on 2026-10-01, in the record beside the file):

    rights: {expires: 2026-09-30}

Good:

    rights: {expires: 2027-09-30}

Fix: prolong the rights and say the new day in the record, or name another original.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import EXPIRED
from omnicat.checks.refusals import Look
from omnicat.checks.withheld import withheld_originals
from omnicat.findings import Rule, Severity

RULE = Rule("asset/rights-expired", Severity.WARNING, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every original of the kind that a product names for the channel."""
    return withheld_originals(channel, shop, EXPIRED, "prolong the rights")
