"""A text is shorter than the channel takes.

Bad: a description of 12 characters where the channel asks for 50.

Good: a description of two or three sentences.

Fix: write more, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-short", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every text against the least it has to have."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        least = each.field.min_chars or 0
        if least > 1 and (short := next((text for text in texts_of(each.value.value) if len(text) < least), None)):
            message = f"{quoted(short)} has {len(short)} characters, {least} are the least"
            yield refused(each, message, made_of(each, "lengthen"))
