"""All checks of listings, made ready for one channel."""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.fields import JudgedFields
from omnicat.checks.listings import FIELD_CHECKS, SHOWN_CHECKS
from omnicat.checks.refusals import told
from omnicat.checks.shown import Shown
from omnicat.findings import Finding


class ChannelChecks:
    """What a channel asks of a product, worked out once. Keeps of products only what conditions said and a few good texts."""

    def __init__(self, channel: Channel, shop: Shop) -> None:
        """Leaves out the checks that this channel gives nothing to do."""
        self._fields = JudgedFields(FIELD_CHECKS, channel, shop)
        self._looks = tuple(
            (look, check.RULE) for check in SHOWN_CHECKS if (look := check.prepare(channel, shop)) is not None
        )

    def check(self, shown: Shown) -> list[Finding]:
        """What the channel would refuse of a product: every finding is about this channel."""
        found: list[Finding] = []
        if wrong := self._fields.refused(shown):
            for rule in (check.RULE for check in FIELD_CHECKS):
                found += told([refusal for broken, refusal in wrong if broken is rule], rule, shown)
        for look, rule in self._looks:
            if refusals := look(shown):
                found += told(refusals, rule, shown)
        return found
