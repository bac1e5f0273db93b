"""What is still right of an old result, joined with what was made anew."""

from msgspec.structs import replace

from omnicat.cache import Pieces
from omnicat.pipeline.results import (
    Found,
    Items,
    Made,
    Outcome,
    Texts,
    decode_found,
    decode_head,
    decode_items,
    decode_parts,
    decode_texts,
    encode,
    encode_parts,
    with_found,
)
from omnicat.pipeline.work import Asked


def is_shown_right(made: Made, now: Made, channel: str) -> bool:
    """Whether what was made for the channel would be made again."""
    return made.shown == now.shown and made.channels.get(channel) == now.channels.get(channel)


def is_feed_right(made: Made, now: Made, channel: str, feed: int) -> bool:
    """Whether what was rendered for one feed of the channel would be rendered again."""
    known, wanted = made.feeds.get(channel, ()), now.feeds.get(channel, ())
    is_there = feed < min(len(known), len(wanted))
    return is_there and known[feed] == wanted[feed] and is_shown_right(made, now, channel)


def holds_all(new: Made, old: Made) -> bool:
    """Whether a result holds whatever an older one does, so that the older one is of no use any more."""
    return (
        (new.everywhere, new.shown) == (old.everywhere, old.shown)
        and old.channels.items() <= new.channels.items()
        and old.feeds.items() <= new.feeds.items()
    )


def join(head: bytes, old: Pieces, was: Made, outcome: Outcome, now: Made, asked: Asked) -> Outcome:
    """The new outcome for what was `asked`, with all that is right of the old result: its head and its pieces, which
    were made from `was`. `now` is what all would be made from.
    """
    kept = {name for name in was.channels if name not in asked and is_shown_right(was, now, name)}

    def is_kept(channel: str, feed: int) -> bool:
        return is_feed_right(was, now, channel, feed) and feed not in asked.get(channel, ())

    items = [each for each in decode_items(old[2]) if is_kept(each.channel, each.feed)]
    items += decode_items(outcome.items)
    texts = [each for each in decode_texts(old[3]) if is_kept(each.channel, each.feed)]
    texts += decode_texts(outcome.texts)
    parts = [each for each in decode_parts(old[1]) if each.channel in kept]
    parts += decode_parts(outcome.parts)
    there = {*kept, *asked}
    whole = [
        name
        for name in sorted(there & now.feeds.keys())
        if all(is_kept(name, number) or number in asked.get(name, ()) for number in range(len(now.feeds[name])))
    ]
    before, found = _found(head), _found(outcome.head)
    in_feeds = {
        name: (*(each for each in before.feeds.get(name, ()) if is_kept(name, each[0])), *found.feeds.get(name, ()))
        for name in whole
    }
    told = {name: said for name, said in before.channels.items() if name in kept} | {**found.channels}
    by_feed = {name: each for name, each in in_feeds.items() if each}
    said = Found(found.everywhere, found.ignores, told, by_feed, found.differing)
    return Outcome(
        with_found(outcome.head, said, parts),
        outcome.rows,
        encode_parts(sorted(parts, key=lambda each: each.channel)),
        encode(sorted((each for each in items if each.channel in whole), key=_place)),
        encode(sorted((each for each in texts if each.channel in whole), key=_place)),
        replace(
            now,
            channels={name: now.channels[name] for name in sorted(there) if name in now.channels},
            feeds={name: now.feeds[name] for name in whole},
        ),
    )


def _found(head: bytes) -> Found:
    said = decode_head(head).found
    return decode_found(said) if said else Found()


def _place(each: Items | Texts) -> tuple[str, int]:
    return each.channel, each.feed
