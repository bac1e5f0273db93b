"""A text holds what the channel forbids.

Some channels refuse certain signs anywhere in a text, and certain words as the whole value.

Bad (Amazon forbids exclamation marks in titles):

    name: {en-US: Harbor organic tee!}

Good:

    name: {en-US: Harbor organic tee}

Fix: take it out, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/forbidden-text", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every text of a field that forbids something."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        for text in texts_of(each.value.value) if each.field.forbid else ():
            found = next((word for word in each.field.forbid if _holds(text, word)), "")
            if found:
                what = f"{quoted(text)} is not taken" if len(found) > 1 else f"{quoted(text)} holds '{found}'"
                yield refused(
                    each, f"{what}, which the channel forbids" if len(found) == 1 else what, made_of(each, "change")
                )
                break


def _holds(text: str, word: str) -> bool:
    """A single sign anywhere; a word as the whole text."""
    return word in text if len(word) == 1 else text.strip().casefold() == word.casefold()
