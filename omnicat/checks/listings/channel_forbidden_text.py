"""A text holds what the channel forbids.

Some channels refuse certain signs anywhere in a text, and certain words as the whole value.

Bad (Amazon forbids exclamation marks in titles):

    name: {en-US: Harbor organic tee!}

Good:

    name: {en-US: Harbor organic tee}

Fix: take it out, or say it another way for this channel: `channels: {name: {attributes: …}}`.
"""

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField
from omnicat.model.listing import FieldValue, Listing

RULE = Rule("channel/forbidden-text", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text of a field that forbids something: a single sign anywhere, a word as the whole text."""
    if not field.forbid:
        return None
    signs = [word for word in field.forbid if len(word) == 1]
    ascii_signs = [sign for sign in signs if sign.isascii()]
    words = frozenset(word.casefold() for word in field.forbid if len(word) != 1)

    def judge(value: FieldValue, listing: Listing) -> tuple[Fault, ...]:
        for text in texts_of(value.value):
            is_sign_in = any(map(text.__contains__, ascii_signs if text.isascii() else signs))
            if is_sign_in or (words and text.strip().casefold() in words):
                return (_fault(text, field.forbid),)
        return ()

    return judge


def _fault(text: str, forbidden: tuple[str, ...]) -> Fault:
    found = next(word for word in forbidden if _holds(text, word))
    what = f"holds '{found}', which the channel forbids" if len(found) == 1 else "is not taken"
    return Fault(f"{quoted(text)} {what}", "change")


def _holds(text: str, word: str) -> bool:
    return word in text if len(word) == 1 else text.strip().casefold() == word.casefold()
