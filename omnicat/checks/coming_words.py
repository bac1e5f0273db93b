"""Words that a channel takes today, and does not from a later day on."""

from collections.abc import Iterator

from omnicat.channels.mapping import Channel
from omnicat.channels.reading import ours_by_theirs
from omnicat.channels.rules import CANNOT_SPELL
from omnicat.channels.views import text_of
from omnicat.checks.faults import Fault, quoted
from omnicat.checks.refusals import Look, Refusal, refused
from omnicat.checks.shown import Shown
from omnicat.findings import did_you_mean
from omnicat.model.channel import SpecField

RULE = CANNOT_SPELL


def prepare(now: Channel, then: Channel) -> Look | None:
    """What looks for words of today that the channel does not take then. One that is only spelled otherwise then is
    written so from that day on.
    """
    known = now.profile.spec.fields
    closed = [
        (field, ours_by_theirs(known[name].values))
        for name, field in then.profile.spec.fields.items()
        if field.values and field.closed and field.values != known[name].values
    ]
    if not closed:
        return None

    def look(shown: Shown) -> list[Refusal]:
        return [
            refused(field, listing.said(field.name), listing, fault)
            for listing in shown.listings
            for field, ours in closed
            if field.name in listing.spelled
            for fault in _faults(listing.spelled[field.name], ours, field)
        ]

    return look


def _faults(said: object, ours: dict[str, str], field: SpecField) -> Iterator[Fault]:
    for one in said if isinstance(said, tuple) else (said,):
        word = text_of(one)
        if ours.get(word, word) not in field.values and word not in field.values.values():
            yield Fault(f"{quoted(word)} is not one of its values", hint=did_you_mean(word, field.values.values()))
