"""A text says one word more often than the channel takes.

Some channels take a repeated word for an attempt to be found more often, and suppress the listing.

Bad (Amazon takes a word twice in a title):

    name: {en-US: Tee shirt for men, cotton shirt, summer shirt}

Good:

    name: {en-US: Cotton tee shirt for men}

Fix: say it once, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/repeated-word", Severity.ERROR, __doc__)
_WORDS = re.compile(r"\w+(?:['’-]\w+)*").findall


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every text of a field that limits how often a word may stand in it."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        most = each.field.word_repeat
        for text in texts_of(each.value.value) if most is not None else ():
            words = Counter(word for word in map(str.lower, _WORDS(text)) if word not in each.field.repeat_ok)
            word, times = next(iter(words.most_common(1)), ("", 0))
            if most is not None and times > most:
                message = f"{quoted(text)} says '{word}' {times} times, {most} are the most"
                yield refused(each, message, made_of(each, "change"))
