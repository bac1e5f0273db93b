"""A text holds what the channel forbids.

Some channels refuse certain signs anywhere in a text, certain words as the whole value, and certain words, such as
"free shipping", wherever they stand, whatever their case.

Bad (Amazon forbids exclamation marks in titles):

    name: {en-US: Harbor organic tee!}

Good:

    name: {en-US: Harbor organic tee}

Fix: take it out, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

import re
from collections.abc import Sequence
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/forbidden-text", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text of a field that forbids something: a single sign anywhere, a word as the whole text, some words
    wherever they stand.
    """
    judges = [judge for judge in (_signs(field), _words(field)) if judge]
    if len(judges) < 2:
        return judges[0] if judges else None
    return lambda said: tuple(fault for judge in judges for fault in judge(said))


def _signs(field: SpecField) -> Judge | None:
    if not field.forbid:
        return None
    signs = [word for word in field.forbid if len(word) == 1]
    ascii_signs = [sign for sign in signs if sign.isascii()]
    words = frozenset(word.casefold() for word in field.forbid if len(word) != 1)

    def judge(said: Any) -> tuple[Fault, ...]:
        texts = texts_of(said)
        together = "".join(texts)
        if not any(map(together.__contains__, ascii_signs if together.isascii() else signs)) and (
            not words or words.isdisjoint([text.strip().casefold() for text in texts])
        ):
            return ()
        return (_fault(texts, field.forbid),)

    return judge


def _fault(texts: Sequence[str], forbidden: tuple[str, ...]) -> Fault:
    text, found = next((text, word) for text in texts for word in forbidden if _holds(text, word))
    what = f"holds '{found}', which the channel forbids" if len(found) == 1 else "is not taken"
    return Fault(f"{quoted(text)} {what}", "change")


def _holds(text: str, word: str) -> bool:
    return word in text if len(word) == 1 else text.strip().casefold() == word.casefold()


def _words(field: SpecField) -> Judge | None:
    """Words that may not stand in a text: whole ones, whatever their case, with any space between them."""
    if not field.forbid_words:
        return None
    words = "|".join(r"\s+".join(map(re.escape, each.split())) for each in field.forbid_words)
    find = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE).search

    def judge(said: Any) -> tuple[Fault, ...]:
        for text in texts_of(said):
            if found := find(text):
                return (Fault(f"{quoted(text)} says '{found[0]}', which the channel forbids", "change"),)
        return ()

    return judge
