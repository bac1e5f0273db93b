"""What follows from one product file, as values that travel between processes and are kept between runs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from zlib import compress, decompress

import msgspec

from omnicat.catalog.names import Names
from omnicat.catalog.rows import Row
from omnicat.channels.completeness import Completeness
from omnicat.findings import Finding
from omnicat.pipeline.agreeing import Differing
from omnicat.pipeline.own_rules import NO_VARIANT_LEFT
from omnicat.pipeline.together import together
from omnicat.policy import Ignore
from omnicat.renditions import Wanted

FASTEST = 1
"""The level of packing that takes the least time."""


class Copy(msgspec.Struct, frozen=True, array_like=True):
    """An original that a channel needs as it is: the asset, and the file below the channel's folder."""

    asset: str
    file: str


class ChannelResult(msgspec.Struct, frozen=True, array_like=True):
    """What one channel shows of a product: the SKUs, the images, and how complete they are."""

    channel: str
    skus: tuple[str, ...]
    wanted: tuple[Wanted, ...] = ()
    copies: tuple[Copy, ...] = ()
    completeness: tuple[Completeness, ...] = ()


class Item(msgspec.Struct, frozen=True, array_like=True):
    """One item of a feed: which SKUs it shows and which renditions it needs. `file` where it is one of its own.

    `read` says how many items it was when it was read back, `wrong` why it could not be, `mark` what two neighbours
    must not share. `removes` is the SKU that it tells to be gone; it shows none then.
    """

    skus: tuple[str, ...]
    needs: tuple[str, ...] = ()
    file: str = ""
    read: int = 1
    wrong: str = ""
    mark: str = ""
    removes: str = ""


class Items(msgspec.Struct, frozen=True, array_like=True):
    """The items of a product in one feed of a channel, which has them by number."""

    channel: str
    feed: int
    items: tuple[Item, ...]


class Texts(msgspec.Struct, frozen=True, array_like=True):
    """What is written for each of the items of a product in one feed of a channel."""

    channel: str
    feed: int
    texts: tuple[bytes, ...]


class Found(msgspec.Struct, frozen=True, array_like=True):
    """What is wrong: with the product wherever it is shown, in each channel, in each feed of a channel, by the feed's
    number, and between channels."""

    everywhere: tuple[Finding, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    channels: Mapping[str, tuple[Finding, ...]] = msgspec.field(default_factory=dict)
    feeds: Mapping[str, tuple[tuple[int, Finding], ...]] = msgspec.field(default_factory=dict)
    differing: tuple[Differing, ...] = ()

    def findings(self, channels: Collection[str]) -> Iterator[Finding]:
        """Everything, as far as it is about these channels; what several of them say alike is said once."""
        yield from self.everywhere
        shown = [name for name in channels if name in self.channels or name in self.feeds]
        in_channels = [each for name in shown for each in self.channels.get(name, ())]
        yield from together(each for each in in_channels if each.rule != NO_VARIANT_LEFT.id)
        yield from (each for each in in_channels if each.rule == NO_VARIANT_LEFT.id)
        yield from (each for name in shown for _, each in self.feeds.get(name, ()))
        for differing in self.differing:
            yield from differing.findings(channels)


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What every run looks at: the SKU ('' where the file has none that can be read), how many of it are sold, whether
    any channel shows pictures of it, a digest of its rows, and what is wrong, encoded; empty where nothing is. `since`
    is the last day on which what is wrong in a channel changed with the day, by channel.
    """

    sku: str
    sold: int
    has_pictures: bool
    rows: bytes
    found: bytes = b""
    since: Mapping[str, str] = msgspec.field(default_factory=dict)


class Summary(msgspec.Struct, frozen=True, array_like=True):
    """What the heads of several results come to: counts, a digest of all their rows, what is wrong in each, and the last
    day of all of a channel.
    """

    files: int
    products: int
    sold: int
    has_pictures: bool
    rows: bytes
    found: tuple[bytes, ...] = ()
    since: Mapping[str, str] = msgspec.field(default_factory=dict)


class Rows(msgspec.Struct, frozen=True, array_like=True):
    """A row for the product and each variant; `seeming` where the file can't be read: rows for what its text names."""

    rows: tuple[Row, ...] = ()
    seeming: tuple[Row, ...] = ()


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What a result was made from. Without `names`, which its file looks up in the model, it depends on everything.

    `asks_for_names`: a hint may name the nearest of all attributes, families or categories. `blocked` is what is kept
    out wherever the product is shown, `said` what its channels say of facts, encoded. `days` are those on which what is
    wrong changes with the day, by channel. The others are digests: `everywhere` of what its findings in all channels and
    its rows were made from, `shown` of what every channel saw of it, `channels` and `feeds` of how each shows and
    writes products of its family.
    """

    names: Names | None = None
    asks_for_names: bool = False
    blocked: bytes = b""
    said: bytes = b""
    everywhere: bytes = b""
    shown: bytes = b""
    channels: Mapping[str, bytes] = msgspec.field(default_factory=dict)
    feeds: Mapping[str, tuple[bytes, ...]] = msgspec.field(default_factory=dict)
    days: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    @property
    def all_days(self) -> frozenset[str]:
        """The days of all channels."""
        return frozenset(day for days in self.days.values() for day in days)


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What the work on one product file gives, each piece encoded, and as much of what it was made from as only the
    work knows.
    """

    head: bytes
    rows: bytes
    parts: bytes
    items: bytes
    texts: bytes
    made: Made


def outcome(
    sku: str,
    found: Found,
    rows: Rows,
    parts: tuple[ChannelResult, ...] = (),
    items: tuple[Items, ...] = (),
    texts: tuple[Texts, ...] = (),
    made: Made = Made(),
) -> Outcome:
    """The result of one product file with each piece encoded."""
    known = encode(rows)
    sold = sum(1 for row in rows.rows if row.is_sellable)
    pictures = any(each.wanted or each.copies for each in parts)
    head = Head(sku, sold, pictures, blake2b(known, digest_size=8).digest(), _said(found))
    return Outcome(encode(head), known, encode_parts(parts), encode(items), encode(texts), made)


def summary_of(heads: Iterable[Head]) -> Summary:
    """The summary of results with these heads."""
    found = tuple(heads)
    return Summary(
        len(found),
        sum(1 for each in found if each.sku),
        sum(each.sold for each in found),
        any(each.has_pictures for each in found),
        blake2b(b"".join(each.rows for each in found), digest_size=16).digest(),
        tuple(each.found for each in found if each.found),
        latest(each.since for each in found if each.since),
    )


def latest(days: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The last day of each channel, of several."""
    last: dict[str, str] = {}
    for each in days:
        last |= {channel: max(day, last.get(channel, "")) for channel, day in each.items()}
    return last


def with_days(head: bytes, days: Mapping[str, tuple[str, ...]], today: str) -> bytes:
    """The encoded head, telling since when each channel is told what it is told today."""
    since = {channel: max(begun) for channel, each in days.items() if (begun := [day for day in each if day <= today])}
    return encode(msgspec.structs.replace(decode_head(head), since=since))


def with_found(head: bytes, found: Found, parts: Iterable[ChannelResult]) -> bytes:
    """The encoded head, telling of this and of these parts instead."""
    pictures = any(each.wanted or each.copies for each in parts)
    return encode(msgspec.structs.replace(decode_head(head), has_pictures=pictures, found=_said(found)))


def _said(found: Found) -> bytes:
    return encode(found) if found != Found() else b""


def encode_parts(parts: Sequence[ChannelResult]) -> bytes:
    """What channels show of a product; they say much alike, and so it takes a fifth of the room when it is packed."""
    return compress(encode(parts), FASTEST)


def decode_parts(encoded: bytes) -> tuple[ChannelResult, ...]:
    """What channels show of a product."""
    return _decode_parts(decompress(encoded))


encode = msgspec.msgpack.Encoder(order="deterministic").encode
decode = msgspec.msgpack.Decoder(Outcome).decode
decode_head = msgspec.msgpack.Decoder(Head).decode
decode_found = msgspec.msgpack.Decoder(Found).decode
decode_summary = msgspec.msgpack.Decoder(Summary).decode
decode_rows = msgspec.msgpack.Decoder(Rows).decode
_decode_parts = msgspec.msgpack.Decoder(tuple[ChannelResult, ...]).decode
decode_items = msgspec.msgpack.Decoder(tuple[Items, ...]).decode
decode_texts = msgspec.msgpack.Decoder(tuple[Texts, ...]).decode
decode_made = msgspec.msgpack.Decoder(Made).decode
