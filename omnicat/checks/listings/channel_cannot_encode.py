"""A text holds a letter that the channel's file has no place for.

Some channels read tables in an older encoding, which knows a few hundred letters only. What it has no place for would
be written as a question mark.

Bad (a channel that reads windows-1252):

    name: {en-US: Łódź tee}

Good:

    name: {en-US: Lodz tee}

Fix: spell it with other letters for this channel: `channels: {name: {attributes: …}}`, or by the profile's mapping.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted
from omnicat.findings import Rule, Severity
from omnicat.model.channel import FeedPlan, SpecField

RULE = Rule("channel/cannot-encode", Severity.ERROR, __doc__)


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every text of a field that stands in a file of another encoding than UTF-8."""
    encodings = sorted({each.encoding for each in channel.profile.feeds if _is_narrow(each, field)})
    if not encodings:
        return None

    def judge(said: Any) -> list[Fault]:
        return [
            Fault(f"{quoted(text)} holds '{sign}', which {encoding} has no place for", "spell otherwise")
            for text in _texts(said)
            for encoding in encodings
            if (sign := _first_unknown(text, encoding))
        ][:1]

    return judge


def _is_narrow(feed: FeedPlan, field: SpecField) -> bool:
    """Whether a feed shows the field in an encoding that does not know every letter."""
    return not feed.encoding.startswith("utf-") and (not feed.columns or field.name in feed.columns)


def _texts(said: Any) -> Iterator[str]:
    """Every text in a value, those of groups and lists too."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        for part in said.values():
            yield from _texts(part)
    elif isinstance(said, tuple | list):
        for each in said:
            yield from _texts(each)


def _first_unknown(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        return text[error.start]
    return ""
