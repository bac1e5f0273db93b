"""An expression of the channel's spec fails for one product.

What the spec asks could not be judged. The specs that come with omnicat are tested; a shop's own may hold a slip.

Bad:

    when: weight > 5            # weight is a measurement

Good:

    when: weight and (weight | unit('kg')) > 5

Fix: correct the expression in `specs/`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/spec-fails", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """What failed while the other checks looked; so this one comes last."""
    hint = f"correct it in the spec {shown.spec.id}"
    refusals = (
        Refusal(listing, text, f"'{text}' of {shown.spec.id} fails: {why}", hint) for text, listing, why in shown.failed
    )
    return told(list(refusals), RULE, shown)
