"""An expression of the channel's spec fails for one product.

What the spec asks could not be judged. The specs that come with omnicat are tested; a shop's own may hold a slip.

Bad:

    when: weight > 5            # weight is a measurement

Good:

    when: weight and (weight | unit('kg')) > 5

Fix: correct the expression in `specs/`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("channel/spec-fails", Severity.ERROR, __doc__)


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """What failed while the other checks looked; so this one comes last."""
    return _look


def _look(shown: Shown) -> list[Refusal]:
    if not shown.failed:
        return []
    spec = shown.spec.id
    return [
        Refusal(listing, text, f"'{text}' of {spec} fails: {why}", f"correct it in the spec {spec}")
        for text, listing, why in shown.failed
    ]
