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
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/repeated-word", Severity.ERROR, __doc__)
_WORDS = re.compile(r"\w+(?:['’-]\w+)*").findall


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text of a field that limits how often a word may stand in it."""
    most = field.word_repeat
    if most is None:
        return None

    def judge(said: Any) -> list[Fault]:
        return [fault for text in texts_of(said) for fault in _faults(text, most, field.repeat_ok)]

    return judge


def _faults(text: str, most: int, harmless: tuple[str, ...]) -> tuple[Fault, ...]:
    words = _WORDS(text.lower()) if text.isascii() else [*map(str.lower, _WORDS(text))]
    if len(words) - len(set(words)) < most:
        return ()
    counted = Counter(word for word in words if word not in harmless)
    word, times = next(iter(counted.most_common(1)), ("", 0))
    if times <= most:
        return ()
    return (Fault(f"{quoted(text)} says '{word}' {times} times, {most} are the most", "change"),)
